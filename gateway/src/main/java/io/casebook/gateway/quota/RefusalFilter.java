package io.casebook.gateway.quota;

import java.time.Duration;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.casebook.gateway.access.Identity;
import io.casebook.gateway.origin.ClientAddress;
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
 * the key's that is not for this. An address that has used up its share so pays before
 * its keys are looked up, for a minute: wrong keys would else cost lookups without end.
 */
@Component
class RefusalFilter implements WebFilter, Ordered {

	private static final Set<HttpStatusCode> REFUSALS = Set.of(ProblemType.UNAUTHORIZED.status(),
			ProblemType.FORBIDDEN.status());

	private static final int COST = 1;

	private final AddressQuota addresses;

	private final ClientAddress clients;

	private final Shares shares;

	private final Charges charges;

	private final Cache<String, Boolean> payBefore = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfterWrite(Duration.ofMinutes(1))
		.build();

	RefusalFilter(AddressQuota addresses, ClientAddress clients, Shares shares, Charges charges) {
		this.addresses = addresses;
		this.clients = clients;
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
		if (this.payBefore.estimatedSize() > 0 && Identity.isClaimedBy(exchange)) {
			Quota quota = this.addresses.of(this.clients.of(exchange.getRequest()));
			if (this.payBefore.getIfPresent(quota.bucket()) != null) {
				return this.charges.take(exchange, quota, COST).then(chain.filter(exchange));
			}
		}
		return chain.filter(exchange).onErrorResume(ApiProblem.class, (problem) -> charged(exchange, problem));
	}

	private Mono<Void> charged(ServerWebExchange exchange, ApiProblem problem) {
		if (QuotaFilter.isReachedBy(exchange) || !REFUSALS.contains(problem.getStatusCode())) {
			return Mono.error(problem);
		}
		Quota quota = this.shares.of(exchange);
		return this.charges.take(exchange, quota, COST)
			.doOnError((failure) -> this.payBefore.put(quota.bucket(), true))
			.then(Mono.error(problem));
	}

}
