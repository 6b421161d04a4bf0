package io.casebook.gateway.access;

import java.time.Duration;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;

/**
 * Whether what a request has shown still opens what it asked for, when its answer goes on
 * for longer than a moment.
 */
public final class StandingAccess {

	/** One check that does not end would be the last. */
	private static final Duration PATIENCE = Duration.ofSeconds(15);

	private final ServerAuthenticationConverter credentials = new Credentials();

	private final ReactiveAuthenticationManager manager;

	private final Duration recheck;

	StandingAccess(ReactiveAuthenticationManager manager, Duration recheck) {
		this.manager = manager;
		this.recheck = recheck;
	}

	/**
	 * Ends when the key or token is revoked, expired, or no longer for this. While that
	 * cannot be known, access stands.
	 */
	public Mono<Void> ended(ServerWebExchange exchange) {
		return (Identity.of(exchange) == null) ? Mono.never()
				: Flux.interval(this.recheck)
					.onBackpressureDrop()
					.concatMap((tick) -> isRefused(exchange), 0)
					.takeUntil((refused) -> refused)
					.then();
	}

	private Mono<Boolean> isRefused(ServerWebExchange exchange) {
		return this.credentials.convert(exchange)
			.flatMap(this.manager::authenticate)
			.map((shown) -> !isEnough(shown, exchange))
			.timeout(PATIENCE)
			.onErrorResume((failure) -> Mono.just(failure instanceof AuthenticationException
					&& !(failure instanceof AuthenticationServiceException)));
	}

	private static boolean isEnough(Authentication shown, ServerWebExchange exchange) {
		Scope needed = Rules.needed(exchange);
		return needed == null || (shown instanceof Identity identity && needed.isIn(identity.scopes()));
	}

}
