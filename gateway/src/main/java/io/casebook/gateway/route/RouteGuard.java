package io.casebook.gateway.route;

import java.time.Duration;
import java.util.Set;

import io.casebook.deadlines.Deadline;
import io.casebook.gateway.service.Service;
import io.casebook.gateway.service.ServiceClients;
import io.casebook.gateway.service.ServiceGuard;
import io.casebook.gateway.service.ServiceUnavailableException;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Names the service that a failed request was for, and lets requests to a hanging service
 * fail at once, under the same circuit breaker as the views' calls. It covers a request
 * until the head of its answer is there: how long the body streams is nobody's fault. A
 * read has to be there in what is left of its time, and the service is told how much that
 * is.
 */
@Component
class RouteGuard implements GlobalFilter, Ordered {

	/**
	 * After the filters of the routes, whose refusals are not the service's, and before
	 * the request is sent.
	 */
	private static final int ORDER = 9000;

	private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

	private final ServiceClients services;

	private final Duration longest;

	RouteGuard(ServiceClients services,
			@Value("${spring.cloud.gateway.server.webflux.httpclient.response-timeout}") Duration longest) {
		this.services = services;
		this.longest = longest;
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		Service service = RoutedService.of(exchange);
		return Mono.deferContextual((context) -> {
			Duration time = Deadline.remaining(context, this.longest);
			if (time.isZero()) {
				return Mono.error(ServiceUnavailableException.tooLate(service));
			}
			Mono<Void> call = chain.filter(exchange.mutate()
				.request((request) -> request.headers((headers) -> Deadline.tell(headers, time)))
				.build());
			ServiceGuard guard = this.services.of(service).guard();
			return READING.contains(exchange.getRequest().getMethod()) ? guard.read(call, time) : guard.write(call);
		});
	}

}
