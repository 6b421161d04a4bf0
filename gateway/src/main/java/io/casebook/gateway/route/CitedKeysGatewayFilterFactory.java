package io.casebook.gateway.route;

import io.casebook.intake.Faults;
import io.casebook.intake.FoundFaults;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * The filter {@code CitedKeys} of routes to services that hold keys which they do not
 * know: what is written must name companies, subjects and sources that there are.
 */
@Component
class CitedKeysGatewayFilterFactory extends AbstractGatewayFilterFactory<Object> {

	private final CitedKeys keys;

	CitedKeysGatewayFilterFactory(CitedKeys keys) {
		this.keys = keys;
	}

	@Override
	public GatewayFilter apply(Object config) {
		return (exchange, chain) -> {
			byte[] written = Bodies.json(exchange);
			return (written == null) ? chain.filter(exchange)
					: this.keys.check(written).flatMap((faults) -> chain.filter(with(exchange, faults)));
		};
	}

	/** What is wrong with the keys goes with the request, to be told with the rest. */
	private static ServerWebExchange with(ServerWebExchange exchange, Faults faults) {
		return exchange.mutate().request((request) -> request.headers((headers) -> {
			headers.remove(FoundFaults.HEADER);
			if (faults.count() > 0) {
				headers.set(FoundFaults.HEADER, FoundFaults.header(faults));
			}
		})).build();
	}

}
