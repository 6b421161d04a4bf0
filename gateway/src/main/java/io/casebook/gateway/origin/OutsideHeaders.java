package io.casebook.gateway.origin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Drops what a client says of who or where it is, of the path it means, and of what only
 * the gateway tells services. A trusted proxy's word of where a request comes from stays.
 */
@Component
class OutsideHeaders implements WebFilter, Ordered {

	private static final List<String> FORWARDING = List.of("x-forwarded-", "forwarded", "x-real-ip");

	private static final List<String> IDENTITY = List.of("x-user", "x-subject", "x-service", "x-remote-", "x-auth-",
			"x-original-", "x-rewrite-", "x-client-", "x-scope", "x-role", "x-http-method", "x-method-override",
			"casebook-deadline");

	/** Who asks is told by the key in it. */
	private static final Set<String> KEPT = Set.of("x-api-key");

	private final TrustedProxies proxies;

	OutsideHeaders(TrustedProxies proxies) {
		this.proxies = proxies;
	}

	/** Before all that could believe one of them. */
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 5;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		List<String> dropped = dropped(exchange);
		return dropped.isEmpty() ? chain.filter(exchange)
				: chain.filter(exchange.mutate()
					.request((request) -> request.headers((headers) -> dropped.forEach(headers::remove)))
					.build());
	}

	private List<String> dropped(ServerWebExchange exchange) {
		List<String> dropped = List.of();
		HttpHeaders headers = exchange.getRequest().getHeaders();
		for (String name : headers.headerNames()) {
			if (isOutsides(name, exchange)) {
				dropped = (dropped.isEmpty()) ? new ArrayList<>() : dropped;
				dropped.add(name);
			}
		}
		return dropped;
	}

	private boolean isOutsides(String name, ServerWebExchange exchange) {
		char first = name.isEmpty() ? ' ' : Character.toLowerCase(name.charAt(0));
		if (first != 'x' && first != 'f' && first != 'c') {
			return false;
		}
		String lower = name.toLowerCase(Locale.ROOT);
		if (KEPT.contains(lower)) {
			return false;
		}
		return IDENTITY.stream().anyMatch(lower::startsWith)
				|| (FORWARDING.stream().anyMatch(lower::startsWith) && !this.proxies.have(exchange.getRequest()));
	}

}
