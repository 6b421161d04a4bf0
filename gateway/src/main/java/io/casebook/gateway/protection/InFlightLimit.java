package io.casebook.gateway.protection;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Refuses at once what there is no room for, before any work is done for it: work that
 * piles up would make all of it late. A request is worked on until the head of its answer
 * is sent; how long a stream takes after that is the client's affair.
 */
@Component
class InFlightLimit implements WebFilter, Ordered {

	private static final PathPattern API = PathPatternParser.defaultInstance.parse("/api/**");

	private final int most;

	private final AtomicInteger inFlight = new AtomicInteger();

	private final Counter refused;

	InFlightLimit(ProtectionProperties properties, MeterRegistry meters) {
		this.most = properties.inFlight();
		this.refused = Counter.builder("casebook.refused").tag("for", "in-flight").register(meters);
		meters.gauge("casebook.in.flight", this.inFlight);
	}

	/** After the rules for pages of other origins, which have to be told of refusals. */
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 1;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		if (!API.matches(exchange.getRequest().getPath().pathWithinApplication())) {
			return chain.filter(exchange);
		}
		if (this.inFlight.incrementAndGet() > this.most) {
			this.inFlight.decrementAndGet();
			this.refused.increment();
			return Mono.error(overloaded());
		}
		Slot slot = new Slot(this.inFlight);
		exchange.getResponse().beforeCommit(() -> {
			slot.release();
			return Mono.empty();
		});
		return chain.filter(exchange).doFinally((signal) -> slot.release());
	}

	private static ApiProblem overloaded() {
		return new ApiProblem(ProblemType.UNAVAILABLE, "More is asked for at once than can be answered in time");
	}

	/** The place of one request, given back once. */
	private static final class Slot {

		private final AtomicInteger inFlight;

		private final AtomicBoolean given = new AtomicBoolean();

		Slot(AtomicInteger inFlight) {
			this.inFlight = inFlight;
		}

		void release() {
			if (this.given.compareAndSet(false, true)) {
				this.inFlight.decrementAndGet();
			}
		}

	}

}
