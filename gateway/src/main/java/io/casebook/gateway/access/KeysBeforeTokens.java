package io.casebook.gateway.access;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/**
 * Takes what begins like a key for a key, and all else for a token where tokens are
 * taken.
 */
record KeysBeforeTokens(ReactiveAuthenticationManager keys, @Nullable ReactiveAuthenticationManager tokens) {

	private static final String PREFIX = "cbk_";

	Mono<Authentication> authenticate(Authentication shown) {
		boolean isKey = shown instanceof BearerTokenAuthenticationToken bearer && bearer.getToken().startsWith(PREFIX);
		return (isKey || this.tokens == null) ? this.keys.authenticate(shown) : this.tokens.authenticate(shown);
	}

}
