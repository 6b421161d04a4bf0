package io.casebook.gateway.route;

import java.util.List;

import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;

/**
 * The filter {@code Keys} of routes to services that do not know which companies there
 * are. {@code Keys=companies} says which of their parameters names companies.
 */
@Component
class KeysGatewayFilterFactory extends AbstractGatewayFilterFactory<KeysGatewayFilterFactory.Config> {

	private final KeyCheck check;

	private final GroupResolution groups;

	KeysGatewayFilterFactory(KeyCheck check, GroupResolution groups) {
		super(Config.class);
		this.check = check;
		this.groups = groups;
	}

	@Override
	public List<String> shortcutFieldOrder() {
		return List.of("parameter");
	}

	@Override
	public GatewayFilter apply(Config config) {
		String parameter = config.parameter();
		return (exchange, chain) -> resolved(exchange, parameter).flatMap(chain::filter);
	}

	/** What a group consists of needs no check; subjects beside it do. */
	private Mono<ServerWebExchange> resolved(ServerWebExchange exchange, String parameter) {
		MultiValueMap<String, String> query = exchange.getRequest().getQueryParams();
		Mono<ServerWebExchange> named = query.containsKey(GroupResolution.PARAMETER)
				? this.groups.resolve(exchange, parameter) : Mono.just(exchange);
		return named.flatMap((resolved) -> this.check.check(query, parameter).thenReturn(resolved));
	}

	/**
	 * The filter's arguments.
	 *
	 * @param parameter the parameter that names companies
	 */
	record Config(String parameter) {
	}

}
