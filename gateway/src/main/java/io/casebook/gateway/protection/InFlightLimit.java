package io.casebook.gateway.protection;

import com.netflix.concurrency.limits.Limiter;
import io.casebook.gateway.view.Views;
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
 * is sent; how long a stream takes after that is the client's affair. A view that is kept
 * or being made for somebody else is no work, so it is sent even when there is no room.
 */
@Component
class InFlightLimit implements WebFilter, Ordered {

	private static final PathPattern API = PathPatternParser.defaultInstance.parse("/api/**");

	private final Rooms rooms;

	private final Views views;

	private final Counter refused;

	InFlightLimit(Rooms rooms, Views views, MeterRegistry meters) {
		this.rooms = rooms;
		this.views = views;
		this.refused = Counter.builder("casebook.refused").tag("for", "in-flight").register(meters);
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
		Limiter.Listener place = this.rooms.placeFor(exchange.getRequest());
		if (place == null) {
			return this.views.have(exchange.getRequest()) ? chain.filter(exchange) : refuse();
		}
		Stay stay = new Stay(place, exchange.getResponse());
		exchange.getResponse().beforeCommit(() -> {
			stay.end();
			return Mono.empty();
		});
		return chain.filter(exchange).doFinally((signal) -> stay.breakOff());
	}

	private Mono<Void> refuse() {
		this.refused.increment();
		return Mono
			.error(new ApiProblem(ProblemType.UNAVAILABLE, "More is asked for at once than can be answered in time"));
	}

}
