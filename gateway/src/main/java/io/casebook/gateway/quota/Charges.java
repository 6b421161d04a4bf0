package io.casebook.gateway.quota;

import java.util.concurrent.CompletableFuture;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.Outages;
import io.casebook.problem.ProblemType;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Takes units of a share, and tells in the answer what is left of it. Where shares cannot
 * be counted nobody is refused: what the gateway can do at once is bounded elsewhere.
 */
@Component
class Charges {

	private final QuotaProperties properties;

	private final Quotas quotas;

	private final Counter refused;

	private final Counter uncounted;

	private final Outages outages = new Outages();

	Charges(QuotaProperties properties, Quotas quotas, MeterRegistry meters) {
		this.properties = properties;
		this.quotas = quotas;
		this.refused = Counter.builder("casebook.refused").tag("for", "quota").register(meters);
		this.uncounted = meters.counter("casebook.quota.uncounted");
	}

	/** Fails with the problem to answer when as many units are not left. */
	Mono<Void> take(ServerWebExchange exchange, Quota quota, int units) {
		CompletableFuture<ConsumptionProbe> taken = this.quotas.take(quota, units);
		if (taken.isDone() && !taken.isCompletedExceptionally()) {
			return decide(exchange, quota, taken.join());
		}
		return Mono.fromFuture(taken).timeout(this.properties.patience()).onErrorResume((failure) -> {
			this.uncounted.increment();
			this.outages.report("Quotas cannot be counted", failure);
			return Mono.empty();
		}).flatMap((probe) -> decide(exchange, quota, probe));
	}

	private Mono<Void> decide(ServerWebExchange exchange, Quota quota, ConsumptionProbe probe) {
		HttpHeaders headers = exchange.getResponse().getHeaders();
		quota.tell(probe, headers::set);
		if (probe.isConsumed()) {
			return Mono.empty();
		}
		this.refused.increment();
		headers.set(HttpHeaders.RETRY_AFTER,
				Long.toString(Math.max(1, Quota.seconds(probe.getNanosToWaitForRefill()))));
		return Mono.error(new ApiProblem(ProblemType.TOO_MANY_REQUESTS,
				"The %d units of a minute are used up. This request costs more than is left".formatted(quota.units())));
	}

}
