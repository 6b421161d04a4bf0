package io.casebook.gateway.route;

import java.util.List;

import io.casebook.intake.FoundHolders;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * The filter {@code Holders} of the route to the service whose things others refer to: a
 * request to retire one of them tells it what in other services refers to it.
 */
@Component
class HoldersGatewayFilterFactory extends AbstractGatewayFilterFactory<Object> {

	private final Holders holders;

	HoldersGatewayFilterFactory(Holders holders) {
		this.holders = holders;
	}

	@Override
	public GatewayFilter apply(Object config) {
		return (exchange, chain) -> exchange.getRequest().getMethod().equals(HttpMethod.DELETE)
				? this.holders.of(exchange.getRequest().getPath().pathWithinApplication())
					.flatMap((found) -> chain.filter(with(exchange, found)))
				: chain.filter(exchange);
	}

	/** What holds it goes with the request, to be told with the rest. */
	private static ServerWebExchange with(ServerWebExchange exchange, List<String> holders) {
		return exchange.mutate().request((request) -> request.headers((headers) -> {
			headers.remove(FoundHolders.HEADER);
			if (!holders.isEmpty()) {
				headers.set(FoundHolders.HEADER, FoundHolders.header(holders));
			}
		})).build();
	}

}
