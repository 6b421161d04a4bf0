package io.casebook.gateway.route;

import io.casebook.intake.Faults;
import io.casebook.intake.FoundFaults;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.ServerWebExchange;

/**
 * The filter {@code CitedKeys} of routes to services that hold keys which they do not
 * know: what is written must name companies, subjects and sources that there are.
 */
@Component
class CitedKeysGatewayFilterFactory extends AbstractGatewayFilterFactory<Object> {

	/** What a single claim or event never reaches. */
	private static final int LARGEST = 256 * 1024;

	private final CitedKeys keys;

	CitedKeysGatewayFilterFactory(CitedKeys keys) {
		this.keys = keys;
	}

	@Override
	public GatewayFilter apply(Object config) {
		return (exchange, chain) -> isJson(exchange) ? checked(exchange, chain) : chain.filter(exchange);
	}

	private static boolean isJson(ServerWebExchange exchange) {
		MediaType type = exchange.getRequest().getHeaders().getContentType();
		return Bodies.belongTo(exchange.getRequest()) && type != null
				&& (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
	}

	private Mono<Void> checked(ServerWebExchange exchange, GatewayFilterChain chain) {
		return DataBufferUtils.join(exchange.getRequest().getBody(), LARGEST)
			.onErrorMap(DataBufferLimitException.class, (large) -> new ContentTooLargeException(large))
			.map(CitedKeysGatewayFilterFactory::bytes)
			.defaultIfEmpty(new byte[0])
			.flatMap((body) -> this.keys.check(body).flatMap((faults) -> chain.filter(with(exchange, body, faults))));
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	/** What is wrong with the keys goes with the request, to be told with the rest. */
	private static ServerWebExchange with(ServerWebExchange exchange, byte[] body, Faults faults) {
		ServerHttpRequest request = exchange.getRequest().mutate().headers((headers) -> {
			headers.remove(FoundFaults.HEADER);
			if (faults.count() > 0) {
				headers.set(FoundFaults.HEADER, FoundFaults.header(faults));
			}
		}).build();
		return exchange.mutate().request(new ServerHttpRequestDecorator(request) {

			@Override
			public Flux<DataBuffer> getBody() {
				return Flux.defer(() -> Flux.just(exchange.getResponse().bufferFactory().wrap(body)));
			}

		}).build();
	}

}
