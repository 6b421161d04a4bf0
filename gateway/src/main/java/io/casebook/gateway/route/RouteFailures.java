package io.casebook.gateway.route;

import io.casebook.gateway.service.ServiceClients;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
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
		return this.services.of(RoutedService.of(exchange)).guarded(chain.filter(exchange));
	}

}
