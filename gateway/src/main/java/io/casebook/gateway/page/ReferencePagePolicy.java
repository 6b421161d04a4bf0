package io.casebook.gateway.page;

import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Holds the pages of the API reference, which Swagger UI brings, to what the platform's
 * own page may do.
 */
@Component
class ReferencePagePolicy implements WebFilter, Ordered {

	private static final String PAGES = "/swagger-ui/";

	/** The one style element that Swagger UI writes: the colours of its sign. */
	private static final String SIGN = " 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='";

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 10;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		if (exchange.getRequest().getPath().value().startsWith(PAGES)) {
			PagePolicy.apply(exchange.getResponse().getHeaders(), "", SIGN);
		}
		return chain.filter(exchange);
	}

}
