package io.casebook.intake;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * Runs each write in one transaction and, when it has an {@code Idempotency-Key}, only
 * once: the answer is kept in the write's own transaction and given again to who repeats
 * the request.
 */
public final class IdempotentWrites {

	/** The name of the header. */
	public static final String HEADER = "Idempotency-Key";

	/** Says that an answer is one that was given before. */
	public static final String REPLAYED = "Idempotency-Replayed";

	private static final Pattern KEY = Pattern.compile("[!-~]([ -~]{0,198}[!-~])?");

	private final DatabaseClient database;

	private final TransactionalOperator transaction;

	private final JsonMapper json;

	IdempotentWrites(DatabaseClient database, TransactionalOperator transaction, JsonMapper json) {
		this.database = database;
		this.transaction = transaction;
		this.json = json;
	}

	/**
	 * The answer of the write, or the one that it gave before.
	 * @param body the request's body, part of what makes it the same request
	 * @throws ApiProblem 409 while the first request with the key is being worked on, 422
	 * when the key was used for another request, 400 for a key that cannot be one
	 */
	public Mono<ResponseEntity<byte[]>> once(Caller caller, ServerHttpRequest request, byte[] body,
			Supplier<? extends Mono<? extends ResponseEntity<?>>> write) {
		String key = request.getHeaders().getFirst(HEADER);
		if (key == null) {
			return Mono.defer(write).map(this::rendered).as(this.transaction::transactional);
		}
		if (!KEY.matcher(key).matches()) {
			throw new ApiProblem(ProblemType.MALFORMED_REQUEST,
					"The header Idempotency-Key is not of 1 to 200 printable characters");
		}
		String fingerprint = fingerprint(request, body);
		Mono<ResponseEntity<byte[]>> first = Mono.defer(write)
			.map(this::rendered)
			.delayUntil((answer) -> keep(caller, key, fingerprint, answer));
		return claim(caller, key).then(find(caller, key, fingerprint))
			.switchIfEmpty(first)
			.as(this.transaction::transactional);
	}

	private ResponseEntity<byte[]> rendered(ResponseEntity<?> answer) {
		Object body = answer.getBody();
		ResponseEntity.BodyBuilder response = ResponseEntity.status(answer.getStatusCode())
			.headers(answer.getHeaders());
		if (body == null) {
			return response.build();
		}
		return response.contentType(MediaType.APPLICATION_JSON).body(this.json.writeValueAsBytes(body));
	}

	/** Held until the transaction ends; two requests with one key never run together. */
	private Mono<Void> claim(Caller caller, String key) {
		return this.database
			.sql("SELECT pg_try_advisory_xact_lock(hashtextextended(CAST(:subject AS text) || ' ' || :key, 7)) AS free")
			.bind("subject", caller.subject())
			.bind("key", key)
			.mapValue(Boolean.class)
			.one()
			.flatMap((free) -> free ? Mono.<Void>empty() : Mono.error(inFlight()));
	}

	private Mono<ResponseEntity<byte[]>> find(Caller caller, String key, String fingerprint) {
		return this.database.sql("""
				SELECT fingerprint, status, location, etag, body
				FROM idempotent_write
				WHERE subject = :subject AND key = :key
				""").bind("subject", caller.subject()).bind("key", key).map((row) -> answer(row, fingerprint)).one();
	}

	private static ResponseEntity<byte[]> answer(Readable row, String fingerprint) {
		if (!fingerprint.equals(row.get("fingerprint", String.class))) {
			throw new ApiProblem(ProblemType.INVALID_CONTENT,
					"The Idempotency-Key was used before, for another request. Nothing was changed");
		}
		Integer status = row.get("status", Integer.class);
		ResponseEntity.BodyBuilder response = ResponseEntity.status((status != null) ? status : 200)
			.header(REPLAYED, "true");
		String location = row.get("location", String.class);
		if (location != null) {
			response.location(URI.create(location));
		}
		String tag = row.get("etag", String.class);
		if (tag != null) {
			response.eTag(tag);
		}
		byte[] body = row.get("body", byte[].class);
		return (body != null) ? response.contentType(MediaType.APPLICATION_JSON).body(body) : response.build();
	}

	private Mono<Void> keep(Caller caller, String key, String fingerprint, ResponseEntity<byte[]> answer) {
		URI location = answer.getHeaders().getLocation();
		DatabaseClient.GenericExecuteSpec insert = this.database.sql("""
				WITH expired AS (
					DELETE FROM idempotent_write
					WHERE (subject, key) IN (
						SELECT subject, key
						FROM idempotent_write
						WHERE recorded_at < now() - interval '7 days'
						ORDER BY recorded_at
						LIMIT 100
						FOR UPDATE SKIP LOCKED)
				)
				INSERT INTO idempotent_write (subject, key, fingerprint, status, location, etag, body)
				VALUES (:subject, :key, :fingerprint, :status, :location, :etag, :body)
				""")
			.bind("subject", caller.subject())
			.bind("key", key)
			.bind("fingerprint", fingerprint)
			.bind("status", answer.getStatusCode().value());
		insert = bind(insert, "location", (location != null) ? location.toString() : null, String.class);
		insert = bind(insert, "etag", answer.getHeaders().getETag(), String.class);
		return bind(insert, "body", answer.getBody(), byte[].class).then();
	}

	private static <T> DatabaseClient.GenericExecuteSpec bind(DatabaseClient.GenericExecuteSpec statement, String name,
			@Nullable T value, Class<T> type) {
		return (value != null) ? statement.bind(name, value) : statement.bindNull(name, type);
	}

	private static String fingerprint(ServerHttpRequest request, byte[] body) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			String line = request.getMethod() + " " + request.getURI().getRawPath() + "\n";
			digest.update(line.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest.digest(body));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static ApiProblem inFlight() {
		ApiProblem problem = new ApiProblem(ProblemType.CONFLICT,
				"The first request with this Idempotency-Key is still being worked on");
		problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
		return problem;
	}

}
