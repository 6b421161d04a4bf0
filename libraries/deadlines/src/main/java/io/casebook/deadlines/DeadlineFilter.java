package io.casebook.deadlines;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Ends the work for a call when the time is over that its caller gave it. An answer that
 * has begun by then goes on: how long a stream takes is decided by who reads it.
 */
final class DeadlineFilter implements WebFilter, Ordered {

	private static final int LONGEST = 9;

	/** After Spring Security's filters at -100: nobody else's word counts. */
	@Override
	public int getOrder() {
		return -80;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		String told = exchange.getRequest().getHeaders().getFirst(Deadline.HEADER);
		if (told == null) {
			return chain.filter(exchange);
		}
		Duration time = read(told);
		if (time == null) {
			return Mono.error(new ApiProblem(ProblemType.MALFORMED_REQUEST,
					"The header %s is not a number of milliseconds from 1 to 999999999".formatted(Deadline.HEADER)));
		}
		ServerHttpResponse response = exchange.getResponse();
		Mono<Long> over = Mono.delay(time).flatMap((tick) -> response.isCommitted() ? Mono.never() : Mono.just(tick));
		return chain.filter(exchange)
			.timeout(over, Mono.error(() -> new ApiProblem(ProblemType.UNAVAILABLE,
					"The time is over that the request had", List.of(), new TimeoutException())));
	}

	private static @Nullable Duration read(String told) {
		if (told.isEmpty() || told.length() > LONGEST || !told.chars().allMatch((c) -> c >= '0' && c <= '9')) {
			return null;
		}
		long millis = Long.parseLong(told);
		return (millis > 0) ? Duration.ofMillis(millis) : null;
	}

}
