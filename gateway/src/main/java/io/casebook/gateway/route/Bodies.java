package io.casebook.gateway.route;

import java.util.Set;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Forwards the bodies of requests that are to have one. No other operation takes a body,
 * so what a client sends with it is not read, nor waited for: it would be collected in
 * memory before the service is asked, and one that does not come would look like the
 * service's silence.
 */
@Component
class Bodies implements GlobalFilter, Ordered {

	private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

	/** Whether a request may have a body. */
	static boolean belongTo(ServerHttpRequest request) {
		return WITH_BODY.contains(request.getMethod());
	}

	/** Before the filters of the routes and the one that sends. */
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 101;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		return chain.filter(belongTo(exchange.getRequest()) ? exchange : without(exchange));
	}

	private static ServerWebExchange without(ServerWebExchange exchange) {
		ServerHttpRequest request = exchange.getRequest().mutate().headers((headers) -> {
			headers.remove(HttpHeaders.CONTENT_LENGTH);
			headers.remove(HttpHeaders.TRANSFER_ENCODING);
			headers.remove(HttpHeaders.EXPECT);
		}).build();
		return exchange.mutate().request(new ServerHttpRequestDecorator(request) {

			@Override
			public Flux<DataBuffer> getBody() {
				return Flux.empty();
			}

		}).build();
	}

}
