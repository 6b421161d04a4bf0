package io.casebook.gateway.quota;

import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/** Lets nobody have more than their share, and tells everybody what is left of it. */
@Component
class QuotaFilter implements WebFilter, Ordered {

	private static final String REACHED = QuotaFilter.class.getName();

	private final Costs costs;

	private final Shares shares;

	private final Charges charges;

	QuotaFilter(Costs costs, Shares shares, Charges charges) {
		this.costs = costs;
		this.shares = shares;
		this.charges = charges;
	}

	/** As soon as it is known who asks: Spring Security's filters come at -100. */
	@Override
	public int getOrder() {
		return -90;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		exchange.getAttributes().put(REACHED, true);
		int cost = this.costs.of(exchange.getRequest().getPath().pathWithinApplication());
		return (cost == 0) ? chain.filter(exchange)
				: this.charges.take(exchange, this.shares.of(exchange), cost).then(chain.filter(exchange));
	}

	/** Whether a request has come as far as this, and was let in before. */
	static boolean isReachedBy(ServerWebExchange exchange) {
		return exchange.getAttribute(REACHED) != null;
	}

}
