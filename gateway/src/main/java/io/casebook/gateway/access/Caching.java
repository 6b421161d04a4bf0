package io.casebook.gateway.access;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Has caches between here and a client ask again each time, where an answer does not say
 * otherwise: who may read is decided at each request, and what was read may have changed.
 */
@Component
class Caching implements WebFilter {

	private static final String ASK_AGAIN = "no-cache";

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		if (Rules.needed(exchange) != null) {
			HttpHeaders headers = exchange.getResponse().getHeaders();
			exchange.getResponse().beforeCommit(() -> {
				if (!headers.containsHeader(HttpHeaders.CACHE_CONTROL)) {
					headers.setCacheControl(ASK_AGAIN);
				}
				return Mono.empty();
			});
		}
		return chain.filter(exchange);
	}

}
