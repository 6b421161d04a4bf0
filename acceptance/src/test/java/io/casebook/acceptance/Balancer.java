package io.casebook.acceptance;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;

/**
 * Sends each request to another gateway of those that say that they are ready, as a load
 * balancer does that asks them now and then.
 */
final class Balancer implements AutoCloseable {

	private static final long BREAK = 200;

	private final Map<String, String> management;

	private final AtomicInteger number = new AtomicInteger();

	private final Thread asking = new Thread(this::ask, "balancer");

	private volatile List<String> ready = List.of();

	private volatile boolean closed;

	/**
	 * Begins to ask.
	 * @param management where each gateway tells how it is
	 */
	Balancer(Map<String, String> management) {
		this.management = management;
		this.asking.start();
		Awaitility.await("ready gateways").until(() -> this.ready.size() == management.size());
	}

	/** The address of the gateway for the next request. */
	String next() {
		List<String> gateways = this.ready;
		if (gateways.isEmpty()) {
			throw new IllegalStateException("No gateway is ready");
		}
		return gateways.get(Math.floorMod(this.number.getAndIncrement(), gateways.size()));
	}

	/** Those that are ready. */
	List<String> ready() {
		return this.ready;
	}

	private void ask() {
		while (!this.closed) {
			this.ready = this.management.keySet().stream().filter(this::isReady).toList();
			Pause.of(BREAK);
		}
	}

	private boolean isReady(String gateway) {
		try {
			return Platform.get(this.management.get(gateway) + "/actuator/health/readiness").status() == 200;
		}
		catch (UncheckedIOException ex) {
			return false;
		}
	}

	@Override
	public void close() {
		this.closed = true;
	}

}
