package io.casebook.gateway.access;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.web.server.ServerWebExchange;

/** How requests are refused: as problems, like everything else. */
final class Refusals {

	private static final String CHALLENGE = "Bearer realm=\"casebook\"";

	private Refusals() {
	}

	/** Nobody has shown a key where one is needed. */
	static Mono<Void> unknown(ServerWebExchange exchange, AuthenticationException ex) {
		String what = (Rules.needed(exchange) == Scope.READ) ? "Reading" : "Changing something";
		return refuse(ProblemType.UNAUTHORIZED,
				what + " needs a key, in the header X-API-Key or as Authorization: Bearer", CHALLENGE);
	}

	/** A key or token was shown, and it is of no use. */
	static Mono<Void> useless(AuthenticationException ex) {
		if (ex instanceof AuthenticationServiceException) {
			return Mono.error(new ApiProblem(ProblemType.UNAVAILABLE,
					"The keys of the tokens' issuer cannot be had: nobody can be let in by a token"));
		}
		String detail = (ex instanceof InvalidBearerTokenException)
				? "The token is not one of the issuer for Casebook, or not valid now" : String.valueOf(ex.getMessage());
		return refuse(ProblemType.UNAUTHORIZED, detail, CHALLENGE + ", error=\"invalid_token\"");
	}

	/** A key or token is good, but not for this. */
	static Mono<Void> insufficient(ServerWebExchange exchange, AccessDeniedException ex) {
		Scope needed = Rules.needed(exchange);
		String word = (needed != null) ? needed.word() : Scope.READ.word();
		return refuse(ProblemType.FORBIDDEN,
				"This needs the scope '%s', which the key or token does not have".formatted(word),
				CHALLENGE + ", error=\"insufficient_scope\", scope=\"%s\"".formatted(word));
	}

	/** A path that different readers could read differently. */
	static Mono<Void> ambiguous(ServerWebExchange exchange, ServerExchangeRejectedException ex) {
		return Mono.error(new ApiProblem(ProblemType.MALFORMED_REQUEST,
				"The path has empty or dotted segments, semicolons, or encoded characters that no path here has"));
	}

	private static Mono<Void> refuse(ProblemType type, String detail, String challenge) {
		ApiProblem problem = new ApiProblem(type, detail);
		problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge);
		return Mono.error(problem);
	}

}
