package io.casebook.gateway.job;

import java.util.regex.Pattern;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * What tells a repeated request from a new one.
 *
 * @param key the name that the client gave it
 * @param fingerprint the SHA-256 of what it asks for
 */
record IdempotencyKey(String key, byte[] fingerprint) {

	static final String HEADER = "Idempotency-Key";

	private static final Pattern FORM = Pattern.compile("[ -~]{1,200}");

	/** The key in the headers, if there is one. */
	static @Nullable IdempotencyKey of(HttpHeaders headers, byte[] fingerprint) {
		String key = headers.getFirst(HEADER);
		if (key == null) {
			return null;
		}
		if (!FORM.matcher(key).matches()) {
			throw new ApiProblem(ProblemType.MALFORMED_REQUEST,
					"The header Idempotency-Key is not of 1 to 200 printable characters");
		}
		return new IdempotencyKey(key, fingerprint);
	}

}
