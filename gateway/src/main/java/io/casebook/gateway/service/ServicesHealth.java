package io.casebook.gateway.service;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * How the gateway stands with each service. It serves whatever it can have, so it is up
 * whatever the services are.
 */
@Component("services")
class ServicesHealth implements HealthIndicator {

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
			Map<String, String> state = new LinkedHashMap<>();
			state.put("breaker", this.services.of(service).breakerState());
			state.put("feed", this.freshness.isInStep(service) ? "in-step" : "behind");
			health.withDetail(service.id(), state);
		}
		return health.build();
	}

}
