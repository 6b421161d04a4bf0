package io.casebook.gateway.protection;

import java.time.Duration;

import io.casebook.deadlines.Deadline;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Gives all calls to services that one answer needs a deadline together. Writing has
 * those of its calls alone: how long a body takes is for who sends it.
 */
@Component
class ReadingDeadline implements WebFilter, Ordered {

	private final Duration deadline;

	ReadingDeadline(ProtectionProperties properties) {
		this.deadline = properties.deadline();
	}

	/** After who is refused at once. */
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 2;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		HttpMethod method = exchange.getRequest().getMethod();
		if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
			return chain.filter(exchange);
		}
		Deadline deadline = Deadline.in(this.deadline, exchange.getResponse()::isCommitted);
		return chain.filter(exchange).contextWrite(deadline::in);
	}

}
