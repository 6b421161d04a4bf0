package io.casebook.gateway.quota;

import java.util.Set;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Has also those pay who are not let in: one unit, of the share of their address, or of
 * the key's that is not for this. Who shows a good key is not made to pay for others at
 * the same address, which may be a proxy's.
 */
@Component
class RefusalFilter implements WebFilter, Ordered {

	private static final Set<HttpStatusCode> REFUSALS = Set.of(ProblemType.UNAUTHORIZED.status(),
			ProblemType.FORBIDDEN.status());

	private static final int COST = 1;

	private final Shares shares;

	private final Charges charges;

	RefusalFilter(Shares shares, Charges charges) {
		this.shares = shares;
		this.charges = charges;
	}

	/** Before Spring Security's filters, which come at -100. */
	@Override
	public int getOrder() {
		return -110;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return chain.filter(exchange).onErrorResume(ApiProblem.class, (problem) -> charged(exchange, problem));
	}

	private Mono<Void> charged(ServerWebExchange exchange, ApiProblem problem) {
		if (QuotaFilter.isReachedBy(exchange) || !REFUSALS.contains(problem.getStatusCode())) {
			return Mono.error(problem);
		}
		return this.charges.take(exchange, this.shares.of(exchange), COST).then(Mono.error(problem));
	}

}
