package io.casebook.acceptance;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * How somebody comes to the platform.
 *
 * @param gateway the address of the gateway for the next request
 * @param gone whether that may be away
 * @param crowded whether there may be no room for all who come
 */
record Door(Supplier<String> gateway, BooleanSupplier gone, BooleanSupplier crowded) {

	/** Always a gateway that says that it is ready. */
	static Door of(Balancer balancer) {
		return new Door(balancer::next, () -> false, () -> false);
	}

	/** One gateway, whatever happens to it. */
	static Door of(String gateway, Mishaps mishaps) {
		return new Door(() -> gateway, () -> mishaps.isGone(gateway), mishaps::isCrowded);
	}

	/** The address of a path. */
	String address(String path) {
		return this.gateway.get() + path;
	}

}
