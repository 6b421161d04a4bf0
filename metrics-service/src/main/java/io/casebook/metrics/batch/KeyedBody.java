package io.casebook.metrics.batch;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

import io.casebook.intake.Caller;
import io.casebook.intake.Counts;
import io.casebook.intake.IdempotentWrites;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The request of a client for a whole table: with an {@code Idempotency-Key}, a digest of
 * the body tells it from others with the same key. Staging and merging are two steps
 * inside; to the client they are one.
 */
final class KeyedBody {

	/** What the client asked for. */
	private static final String PATH = "/api/v1/observations";

	private final ServerHttpRequest request;

	private final Caller caller;

	private final @Nullable MessageDigest digest;

	KeyedBody(ServerHttpRequest request, Caller caller) {
		this.request = asOfClient(request);
		this.caller = caller;
		this.digest = (key() != null) ? sha256() : null;
	}

	/** The key, if the client gave one. */
	@Nullable String key() {
		return this.request.getHeaders().getFirst(IdempotentWrites.HEADER);
	}

	/** Who gave it. */
	String subject() {
		return this.caller.subject();
	}

	/** The bytes, which are digested as they are read if that is needed. */
	InputStream reading(InputStream bytes) {
		return (this.digest != null) ? new DigestInputStream(bytes, this.digest) : bytes;
	}

	/** What stands for the body when all of it was read. */
	@Nullable String fingerprint() {
		return (this.digest != null) ? HexFormat.of().formatHex(this.digest.digest()) : null;
	}

	/** The answer that the same request got before, if there is one. */
	static Mono<Counts> answered(KeyedBody body, @Nullable String fingerprint, IdempotentWrites writes,
			JsonMapper json) {
		return (fingerprint == null) ? Mono.empty() : writes.earlier(body.caller, body.request, bytes(fingerprint))
			.map((answer) -> json.readValue(Objects.requireNonNull(answer.getBody()), Counts.class));
	}

	/** The client's request as it is known to its key. */
	static ServerHttpRequest asOfClient(ServerHttpRequest request) {
		return request.mutate().path(PATH).build();
	}

	static byte[] bytes(@Nullable String fingerprint) {
		return (fingerprint != null) ? fingerprint.getBytes(StandardCharsets.US_ASCII) : new byte[0];
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
