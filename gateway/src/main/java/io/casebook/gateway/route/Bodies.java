package io.casebook.gateway.route;

import java.util.Set;
import java.util.function.Supplier;

import io.casebook.limits.LimitProperties;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.ServerWebExchange;

/**
 * Forwards the bodies of requests that are to have one, when they are there: how long a
 * client takes to send one is not the service's time. No other operation takes a body, so
 * what a client sends with it is not read, nor waited for: one that does not come would
 * look like the service's silence.
 */
@Component
class Bodies implements GlobalFilter, Ordered {

	private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

	private static final String JSON = Bodies.class.getName() + ".json";

	private final int largest;

	/** With the limit of all JSON that is read as a whole. */
	Bodies(LimitProperties limits) {
		this.largest = Math.toIntExact(limits.json().toBytes());
	}

	/** The JSON that is written with a request, null when it writes none. */
	static byte @Nullable [] json(ServerWebExchange exchange) {
		return exchange.getAttribute(JSON);
	}

	/** Before the filters of the routes and the one that sends. */
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 101;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		if (!WITH_BODY.contains(exchange.getRequest().getMethod())) {
			return chain.filter(without(exchange));
		}
		// services refuse what is not JSON unread
		return isJson(exchange.getRequest()) ? collected(exchange).flatMap(chain::filter) : chain.filter(exchange);
	}

	private static boolean isJson(ServerHttpRequest request) {
		MediaType type = request.getHeaders().getContentType();
		return type != null && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
	}

	private Mono<ServerWebExchange> collected(ServerWebExchange exchange) {
		return DataBufferUtils.join(exchange.getRequest().getBody(), this.largest)
			.onErrorMap(DataBufferLimitException.class, (large) -> new ContentTooLargeException(large))
			.map(Bodies::bytes)
			.defaultIfEmpty(new byte[0])
			.map((body) -> {
				exchange.getAttributes().put(JSON, body);
				return with(exchange, exchange.getRequest(),
						() -> Flux.just(exchange.getResponse().bufferFactory().wrap(body)));
			});
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	private static ServerWebExchange without(ServerWebExchange exchange) {
		return with(exchange, exchange.getRequest().mutate().headers((headers) -> {
			headers.remove(HttpHeaders.CONTENT_LENGTH);
			headers.remove(HttpHeaders.TRANSFER_ENCODING);
			headers.remove(HttpHeaders.EXPECT);
		}).build(), Flux::empty);
	}

	private static ServerWebExchange with(ServerWebExchange exchange, ServerHttpRequest request,
			Supplier<Flux<DataBuffer>> body) {
		return exchange.mutate().request(new ServerHttpRequestDecorator(request) {

			@Override
			public Flux<DataBuffer> getBody() {
				return Flux.defer(body);
			}

		}).build();
	}

}
