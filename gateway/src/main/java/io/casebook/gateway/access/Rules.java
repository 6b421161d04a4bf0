package io.casebook.gateway.access;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What each request needs. Paths are matched by the patterns that find the operations as
 * well, so that no way of writing a path is one thing here and another there. The page,
 * the reference and the problems' pages are open to everybody.
 */
final class Rules implements ReactiveAuthorizationManager<AuthorizationContext> {

	private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

	private static final PathPattern KEYS = PathPatternParser.defaultInstance.parse("/api/v1/api-keys/**");

	private static final PathPattern API = PathPatternParser.defaultInstance.parse("/api/**");

	private static final Mono<AuthorizationResult> OPEN = Mono.just(new AuthorizationDecision(true));

	private final boolean anonymousRead;

	Rules(AccessProperties properties) {
		this.anonymousRead = properties.anonymousRead();
	}

	/** The scope that a request needs, if it needs one. */
	static @Nullable Scope needed(ServerWebExchange exchange) {
		PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
		if (KEYS.matches(path)) {
			return Scope.ADMIN;
		}
		if (!READING.contains(exchange.getRequest().getMethod())) {
			return Scope.WRITE;
		}
		return API.matches(path) ? Scope.READ : null;
	}

	@Override
	public Mono<AuthorizationResult> authorize(Mono<Authentication> authentication, AuthorizationContext context) {
		Scope needed = needed(context.getExchange());
		if (needed == null) {
			return OPEN;
		}
		boolean open = needed == Scope.READ && this.anonymousRead;
		return authentication
			.<AuthorizationResult>map((shown) -> new AuthorizationDecision(
					shown instanceof Identity identity && needed.isIn(identity.scopes())))
			.defaultIfEmpty(new AuthorizationDecision(open));
	}

}
