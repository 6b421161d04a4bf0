package io.casebook.gateway.route;

import io.casebook.gateway.service.Service;
import io.casebook.gateway.service.ServiceClients;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Names the service that a failed request was for, and lets requests to a hanging service
 * fail at once, under the same circuit breaker as the views' calls. It covers a request
 * until the head of its answer is there: how long the body streams is nobody's fault.
 */
@Component
class RouteFailures implements GlobalFilter, Ordered {

	/**
	 * After the filters of the routes, whose refusals are not the service's, and before
	 * the request is sent.
	 */
	private static final int ORDER = 9000;

	private final ServiceClients services;

	RouteFailures(ServiceClients services) {
		this.services = services;
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
		Object id = route.getMetadata().get("service");
		Service service = Service.of(String.valueOf(id))
			.orElseThrow(() -> new IllegalStateException("Route %s names no service".formatted(route.getId())));
		return this.services.of(service).guarded(chain.filter(exchange));
	}

}
