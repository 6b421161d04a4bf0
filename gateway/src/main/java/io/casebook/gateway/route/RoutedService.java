package io.casebook.gateway.route;

import io.casebook.gateway.service.Service;

import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.web.server.ServerWebExchange;

/** The service that a request is routed to, as the route's metadata name it. */
final class RoutedService {

	private RoutedService() {
	}

	static Service of(ServerWebExchange exchange) {
		Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
		return Service.of(String.valueOf(route.getMetadata().get("service")))
			.orElseThrow(() -> new IllegalStateException("Route %s names no service".formatted(route.getId())));
	}

}
