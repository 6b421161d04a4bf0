package io.casebook.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import java.util.regex.Pattern;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Lets only those change something who have the service key, which is the gateway's, and
 * notes whom they do it for.
 */
final class CallerFilter implements WebFilter, Ordered {

	static final String KEY = "X-Service-Key";

	static final String SUBJECT = "X-Subject";

	/** Stands for the platform's own doing. */
	private static final String NOBODY = "casebook";

	private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

	private static final Pattern NAME = Pattern.compile("[!-~]([ -~]{0,198}[!-~])?");

	private final byte @Nullable [] expected;

	CallerFilter(@Nullable String key) {
		this.expected = (key != null && !key.isBlank()) ? key.getBytes(StandardCharsets.UTF_8) : null;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 100;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		if (READING.contains(exchange.getRequest().getMethod())) {
			return chain.filter(exchange);
		}
		HttpHeaders headers = exchange.getRequest().getHeaders();
		if (!opens(headers.getFirst(KEY))) {
			return Mono.error(new ApiProblem(ProblemType.UNAUTHORIZED,
					"Changes are taken from the gateway only: the header X-Service-Key lacks its key"));
		}
		String subject = headers.getFirst(SUBJECT);
		if (subject != null && !NAME.matcher(subject).matches()) {
			return Mono.error(new ApiProblem(ProblemType.MALFORMED_REQUEST,
					"The header X-Subject is not of 1 to 200 printable characters"));
		}
		exchange.getAttributes().put(Caller.ATTRIBUTE, new Caller((subject != null) ? subject : NOBODY));
		return chain.filter(exchange);
	}

	/** In a time that does not tell how much of the key is right. */
	private boolean opens(@Nullable String key) {
		return key != null && this.expected != null
				&& MessageDigest.isEqual(this.expected, key.getBytes(StandardCharsets.UTF_8));
	}

}
