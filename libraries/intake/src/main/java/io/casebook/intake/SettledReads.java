package io.casebook.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Lets a read as of a time of recording go on when what was recorded then is certain, so
 * that the same read never has another answer later.
 */
final class SettledReads implements WebFilter {

	private static final String PARAMETER = "recordedAsOf";

	private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

	private static final int LAST_YEAR = 9998;

	private final CertainTimes times;

	SettledReads(CertainTimes times) {
		this.times = times;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		Instant time = time(exchange.getRequest());
		return (time != null) ? this.times.await(time).then(chain.filter(exchange)) : chain.filter(exchange);
	}

	/** None as well for what is no time; the operation refuses that. */
	private static @Nullable Instant time(ServerHttpRequest request) {
		String text = READING.contains(request.getMethod()) ? request.getQueryParams().getFirst(PARAMETER) : null;
		try {
			OffsetDateTime time = (text != null) ? OffsetDateTime.parse(text) : null;
			return (time != null && time.getYear() >= 1 && time.getYear() <= LAST_YEAR)
					? time.toInstant().truncatedTo(ChronoUnit.MICROS) : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
