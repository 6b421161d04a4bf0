package io.casebook.gateway.route;

import io.casebook.gateway.company.Directory;
import io.casebook.gateway.service.Service;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Has the directory ask again after something was written that it may remember. */
@Component
class KeysWritten implements GlobalFilter {

	private final Directory directory;

	KeysWritten(Directory directory) {
		this.directory = directory;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
		boolean changesKeys = exchange.getRequest().getMethod() == HttpMethod.DELETE
				&& Service.COMPANY.id().equals(route.getMetadata().get("service"));
		return changesKeys ? chain.filter(exchange).doFinally((end) -> this.directory.forgetKeys())
				: chain.filter(exchange);
	}

}
