package io.casebook.gateway.route;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.casebook.gateway.service.Service;

import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Which service a request is going to be routed to, by its path. */
@Component
public class ServicePaths {

	private final Map<PathPattern, Service> services = new LinkedHashMap<>();

	ServicePaths(GatewayProperties routes) {
		for (RouteDefinition route : routes.getRoutes()) {
			Service service = Service.of(String.valueOf(route.getMetadata().get("service"))).orElseThrow();
			route.getPredicates()
				.stream()
				.filter((predicate) -> "Path".equals(predicate.getName()))
				.flatMap((predicate) -> predicate.getArgs().values().stream())
				.forEach((path) -> this.services.put(PathPatternParser.defaultInstance.parse(path), service));
		}
	}

	/** None where the gateway answers. */
	public Optional<Service> serviceOf(PathContainer path) {
		return this.services.entrySet()
			.stream()
			.filter((each) -> each.getKey().matches(path))
			.map(Map.Entry::getValue)
			.findFirst();
	}

}
