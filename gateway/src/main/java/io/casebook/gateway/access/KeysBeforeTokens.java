package io.casebook.gateway.access;

import reactor.core.publisher.Mono;

import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Takes what begins like a key for a key, and all else for a token. */
record KeysBeforeTokens(ReactiveAuthenticationManager keys,
		ReactiveAuthenticationManager tokens) implements ReactiveAuthenticationManager {

	private static final String PREFIX = "cbk_";

	@Override
	public Mono<Authentication> authenticate(Authentication shown) {
		boolean isKey = shown instanceof BearerTokenAuthenticationToken bearer && bearer.getToken().startsWith(PREFIX);
		return (isKey ? this.keys : this.tokens).authenticate(shown);
	}

}
