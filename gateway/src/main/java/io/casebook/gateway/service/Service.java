package io.casebook.gateway.service;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A service behind the gateway. */
public enum Service {

	/** Owns profiles, offerings, relationships, groups and sources. */
	COMPANY,

	/** Owns indices, observations and matrices. */
	METRICS,

	/** Owns events and chronologies. */
	TIMELINE;

	/**
	 * What it is called in routes, problems and logs, such as {@code company-service}.
	 */
	public String id() {
		return name().toLowerCase(Locale.ROOT) + "-service";
	}

	/** The service that is called so. */
	public static Optional<Service> of(String id) {
		return Arrays.stream(values()).filter((service) -> service.id().equals(id)).findFirst();
	}

}
