package io.casebook.gateway.route;

import java.util.stream.Collectors;

import io.casebook.gateway.access.Identity;
import io.casebook.gateway.access.Scope;
import io.casebook.gateway.access.Subject;
import io.casebook.gateway.service.CallSigning;
import io.casebook.gateway.service.Service;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Signs a request for the service that it goes to: on whose behalf it comes, and what
 * that one may do. What a client says of itself, and the client's own key, go no further
 * than this.
 */
@Component
class OnBehalf implements GlobalFilter, Ordered {

	private final CallSigning calls;

	OnBehalf(CallSigning calls) {
		this.calls = calls;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 100;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		Service service = RoutedService.of(exchange);
		String subject = Subject.of(exchange);
		String scopes = scopes(Identity.of(exchange));
		return chain.filter(exchange.mutate().request((request) -> request.headers((headers) -> {
			headers.remove("X-API-Key");
			this.calls.sign(headers, service, subject, scopes);
		})).build());
	}

	private static String scopes(@Nullable Identity identity) {
		return (identity == null) ? Scope.READ.word()
				: identity.scopes()
					.stream()
					.flatMap((scope) -> scope.covered().stream())
					.distinct()
					.map(Scope::word)
					.sorted()
					.collect(Collectors.joining(" "));
	}

}
