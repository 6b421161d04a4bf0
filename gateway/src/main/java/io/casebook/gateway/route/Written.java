package io.casebook.gateway.route;

import io.casebook.gateway.service.Freshness;
import io.casebook.gateway.service.Service;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Whoever wrote something through this gateway finds it in what this gateway then
 * answers: before the answer to a write goes out, what is kept of the service counts no
 * more.
 */
@Component
class Written implements GlobalFilter {

	private final Freshness freshness;

	Written(Freshness freshness) {
		this.freshness = freshness;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
		HttpMethod method = exchange.getRequest().getMethod();
		if (method != HttpMethod.GET && method != HttpMethod.HEAD && method != HttpMethod.OPTIONS) {
			Service service = Service.of(String.valueOf(route.getMetadata().get("service"))).orElseThrow();
			exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> {
				if (!isRefused(exchange)) {
					this.freshness.changed(service);
				}
			}));
		}
		return chain.filter(exchange);
	}

	private static boolean isRefused(ServerWebExchange exchange) {
		HttpStatusCode status = exchange.getResponse().getStatusCode();
		return status != null && status.is4xxClientError();
	}

}
