package io.casebook.gateway.access;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** Who a token of the configured issuer speaks for. */
final class TokenIdentities implements Converter<Jwt, Mono<AbstractAuthenticationToken>> {

	/** What history can record, with room for the prefix. */
	private static final Pattern NAME = Pattern.compile("[!-~]([ -~]{0,188}[!-~])?");

	@Override
	public Mono<AbstractAuthenticationToken> convert(Jwt token) {
		String subject = token.getSubject();
		if (subject == null || !NAME.matcher(subject).matches()) {
			return Mono.error(new InvalidBearerTokenException("The token's sub is no name that can be recorded"));
		}
		return Mono.just(new Identity("user:" + subject, Scope.named(words(token.getClaim("scope"))), null));
	}

	private static List<String> words(@Nullable Object scope) {
		return (scope instanceof String text) ? Arrays.asList(text.split(" ")) : List.of();
	}

}
