package io.casebook.gateway.job;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import io.casebook.gateway.access.Subject;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/**
 * That a job is asked for.
 *
 * @param kind what is to be imported
 * @param dryRun whether only to tell what would become of it
 * @param subject who asks
 * @param idempotencyKey tells whether it is asked for again
 */
public record JobRequest(JobKind kind, boolean dryRun, String subject, @Nullable IdempotencyKey idempotencyKey) {

	/**
	 * As a request asks for it.
	 * @param body the SHA-256 of the request's body
	 */
	public static JobRequest of(JobKind kind, boolean dryRun, ServerWebExchange exchange, byte[] body) {
		ServerHttpRequest request = exchange.getRequest();
		return new JobRequest(kind, dryRun, Subject.of(exchange),
				IdempotencyKey.of(request.getHeaders(), fingerprint(request, body)));
	}

	private static byte[] fingerprint(ServerHttpRequest request, byte[] body) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update("%s %s\n".formatted(request.getMethod(), request.getURI().getRawPath())
				.getBytes(StandardCharsets.UTF_8));
			String query = request.getURI().getRawQuery();
			digest.update(((query != null) ? query : "").getBytes(StandardCharsets.UTF_8));
			digest.update((byte) '\n');
			return digest.digest(body);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
