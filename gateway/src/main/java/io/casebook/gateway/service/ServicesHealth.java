package io.casebook.gateway.service;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * How the gateway stands with each service: up while all are asked and tell what they
 * change. It serves whatever it can have, so it is never down for a service.
 */
@Component("services")
class ServicesHealth implements HealthIndicator {

	/** Something cannot be had, or only what was kept of it. */
	private static final String DEGRADED = "DEGRADED";

	private final ServiceClients services;

	private final Freshness freshness;

	ServicesHealth(ServiceClients services, Freshness freshness) {
		this.services = services;
		this.freshness = freshness;
	}

	@Override
	public Health health() {
		Health.Builder health = Health.up();
		for (Service service : Service.values()) {
			String breaker = this.services.of(service).guard().state();
			boolean inStep = this.freshness.isInStep(service);
			if (!inStep || !breaker.equals("closed")) {
				health.status(DEGRADED);
			}
			Map<String, String> state = new LinkedHashMap<>();
			state.put("breaker", breaker);
			state.put("feed", inStep ? "in-step" : "behind");
			health.withDetail(service.id(), state);
		}
		return health.build();
	}

}
