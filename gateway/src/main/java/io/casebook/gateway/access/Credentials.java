package io.casebook.gateway.access;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;

/**
 * Finds what a request shows of who sent it: a key in {@code X-API-Key}, or a key or
 * token as {@code Authorization: Bearer}. Two that differ are none.
 */
final class Credentials implements ServerAuthenticationConverter {

	/** The header for keys. */
	static final String KEY = "X-API-Key";

	private static final Pattern BEARER = Pattern.compile("(?i)bearer(?: +(.*))?");

	@Override
	public Mono<Authentication> convert(ServerWebExchange exchange) {
		List<String> shown = shown(exchange.getRequest().getHeaders());
		if (shown.isEmpty()) {
			return Mono.empty();
		}
		if (new HashSet<>(shown).size() > 1 || shown.getFirst().isBlank()) {
			return Mono.error(new BadCredentialsException("Exactly one key or token is expected"));
		}
		return Mono.just(new BearerTokenAuthenticationToken(shown.getFirst()));
	}

	private static List<String> shown(HttpHeaders headers) {
		List<String> keys = headers.getOrEmpty(KEY);
		List<String> others = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
		if (others.isEmpty()) {
			return keys;
		}
		List<String> shown = new ArrayList<>(keys);
		for (String value : others) {
			Matcher bearer = BEARER.matcher(value.strip());
			if (bearer.matches()) {
				shown.add((bearer.group(1) != null) ? bearer.group(1) : "");
			}
		}
		return shown;
	}

}
