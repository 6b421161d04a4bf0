package io.casebook.gateway.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Refuses changes without the key, and a wrong key for whatever it is brought: who
 * believes to be known should not be answered like a stranger.
 */
@Component
class AccessFilter implements WebFilter, Ordered {

	private static final Logger log = LoggerFactory.getLogger(AccessFilter.class);

	private static final String KEY = "X-API-Key";

	private static final Pattern BEARER = Pattern.compile("(?i)bearer(?: +(.*))?");

	private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

	private final byte @Nullable [] adminKey;

	AccessFilter(AccessProperties properties) {
		String key = properties.adminKey();
		this.adminKey = (key != null && !key.isBlank()) ? key.strip().getBytes(StandardCharsets.UTF_8) : null;
		if (this.adminKey == null) {
			log.warn("Nothing can be changed: casebook.access.admin-key is not set");
		}
	}

	/** After the rules for pages of other origins, before all else. */
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 10;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		List<String> keys = keys(exchange.getRequest().getHeaders());
		boolean reads = READING.contains(exchange.getRequest().getMethod());
		if (keys.isEmpty()) {
			return reads ? chain.filter(exchange) : Mono.error(unauthorized(
					"Changing something needs a key, in the header X-API-Key or as Authorization: Bearer"));
		}
		if (!keys.stream().allMatch(this::isAdmins)) {
			return Mono.error(unauthorized("The key is not one of this installation"));
		}
		Subject.note(exchange, "key:admin");
		return chain.filter(exchange);
	}

	private static List<String> keys(HttpHeaders headers) {
		List<String> keys = new ArrayList<>(headers.getOrEmpty(KEY));
		for (String value : headers.getOrEmpty(HttpHeaders.AUTHORIZATION)) {
			Matcher bearer = BEARER.matcher(value.strip());
			if (bearer.matches()) {
				keys.add(Objects.requireNonNullElse(bearer.group(1), ""));
			}
		}
		return keys;
	}

	/** In a time that does not tell how much of the key is right. */
	private boolean isAdmins(String key) {
		return this.adminKey != null && MessageDigest.isEqual(this.adminKey, key.getBytes(StandardCharsets.UTF_8));
	}

	private static ApiProblem unauthorized(String detail) {
		ApiProblem problem = new ApiProblem(ProblemType.UNAUTHORIZED, detail);
		problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"casebook\"");
		return problem;
	}

}
