package io.casebook.gateway.view;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Answers with a kept view before a request's operation is looked for and its parameters
 * are read, which together cost several times as much as sending the bytes.
 */
@Component
class KeptViewFilter implements WebFilter, Ordered {

	private static final String HIT = "casebook; hit";

	private final Views views;

	KeptViewFilter(Views views) {
		this.views = views;
	}

	/** After all others: who may ask, and how often, holds for kept views, too. */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		@Nullable FinishedView view = this.views.kept(exchange.getRequest());
		if (view == null) {
			return chain.filter(exchange);
		}
		RepeatedRequests.note(exchange.getRequest(), view);
		return view.send(exchange, HIT);
	}

}
