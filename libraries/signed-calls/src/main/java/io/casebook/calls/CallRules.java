package io.casebook.calls;

import java.util.Set;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What a call needs: the scope {@code internal} for what only the gateway does itself,
 * {@code read} or {@code write} for what it does for others.
 */
final class CallRules implements ReactiveAuthorizationManager<AuthorizationContext> {

	private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

	private static final PathPattern INTERNAL = PathPatternParser.defaultInstance.parse("/internal/**");

	static String needed(ServerWebExchange exchange) {
		PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
		if (INTERNAL.matches(path)) {
			return "internal";
		}
		return READING.contains(exchange.getRequest().getMethod()) ? "read" : "write";
	}

	@Override
	public Mono<AuthorizationResult> authorize(Mono<Authentication> authentication, AuthorizationContext context) {
		String needed = "SCOPE_" + needed(context.getExchange());
		return authentication
			.<AuthorizationResult>map((caller) -> new AuthorizationDecision(caller.isAuthenticated()
					&& caller.getAuthorities().stream().map(GrantedAuthority::getAuthority).anyMatch(needed::equals)))
			.defaultIfEmpty(new AuthorizationDecision(false));
	}

}
