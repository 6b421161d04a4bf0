package io.casebook.deadlines;

import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/** Gives each request an {@link EndingAnswer}. */
class AnswerFilter implements WebFilter, Ordered {

	/** Before all that could write. */
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return chain.filter(exchange.mutate().response(new EndingAnswer(exchange.getResponse())).build());
	}

}
