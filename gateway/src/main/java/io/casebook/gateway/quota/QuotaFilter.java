package io.casebook.gateway.quota;

import java.util.concurrent.CompletableFuture;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.Outages;
import io.casebook.problem.ProblemType;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Lets nobody have more than their share, and tells everybody what is left of it. Where
 * shares cannot be counted nobody is refused: what the gateway can do at once is bounded
 * elsewhere.
 */
@Component
class QuotaFilter implements WebFilter, Ordered {

	private final QuotaProperties properties;

	private final Costs costs;

	private final Quotas quotas;

	private final Shares shares;

	private final Counter refused;

	private final Counter uncounted;

	private final Outages outages = new Outages();

	QuotaFilter(QuotaProperties properties, Costs costs, Quotas quotas, Shares shares, MeterRegistry meters) {
		this.properties = properties;
		this.costs = costs;
		this.quotas = quotas;
		this.shares = shares;
		this.refused = Counter.builder("casebook.refused").tag("for", "quota").register(meters);
		this.uncounted = meters.counter("casebook.quota.uncounted");
	}

	/** As soon as it is known who asks: Spring Security's filters come at -100. */
	@Override
	public int getOrder() {
		return -90;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		int cost = this.costs.of(exchange.getRequest().getPath().pathWithinApplication());
		if (cost == 0) {
			return chain.filter(exchange);
		}
		Quota quota = this.shares.of(exchange);
		CompletableFuture<ConsumptionProbe> taken = this.quotas.take(quota, cost);
		if (taken.isDone() && !taken.isCompletedExceptionally()) {
			return decide(exchange, chain, quota, taken.join());
		}
		return Mono.fromFuture(taken).timeout(this.properties.patience()).onErrorResume((failure) -> {
			this.uncounted.increment();
			this.outages.report("Quotas cannot be counted", failure);
			return Mono.empty();
		}).singleOptional().flatMap((probe) -> decide(exchange, chain, quota, probe.orElse(null)));
	}

	private Mono<Void> decide(ServerWebExchange exchange, WebFilterChain chain, Quota quota,
			@Nullable ConsumptionProbe probe) {
		if (probe == null) {
			return chain.filter(exchange);
		}
		HttpHeaders headers = exchange.getResponse().getHeaders();
		quota.tell(probe, headers::set);
		if (probe.isConsumed()) {
			return chain.filter(exchange);
		}
		this.refused.increment();
		headers.set(HttpHeaders.RETRY_AFTER,
				Long.toString(Math.max(1, Quota.seconds(probe.getNanosToWaitForRefill()))));
		return Mono.error(new ApiProblem(ProblemType.TOO_MANY_REQUESTS,
				"The %d units of a minute are used up. This request costs more than is left".formatted(quota.units())));
	}

}
