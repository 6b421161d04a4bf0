package io.casebook.gateway.route;

import io.casebook.gateway.access.Subject;
import io.casebook.gateway.service.ServiceKey;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tells the service on whose behalf a request comes. What a client says of that itself,
 * and the client's own key, go no further than this.
 */
@Component
class OnBehalf implements GlobalFilter, Ordered {

	private final ServiceKey key;

	OnBehalf(ServiceKey key) {
		this.key = key;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 100;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		String subject = Subject.of(exchange);
		return chain.filter(exchange.mutate().request((request) -> request.headers((headers) -> {
			headers.remove("X-API-Key");
			headers.remove(HttpHeaders.AUTHORIZATION);
			this.key.sign(headers, subject);
		})).build());
	}

}
