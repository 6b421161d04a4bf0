package io.casebook.intake;

import java.net.URI;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;

/** The answers that were given to requests with a key, as long as they are kept. */
final class KeptAnswers {

	private final DatabaseClient database;

	KeptAnswers(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * Held until the transaction ends: two requests with one key never run together. Each
	 * schema has keys of its own.
	 */
	Mono<Void> claim(Caller caller, String key) {
		return this.database.sql("""
				SELECT pg_try_advisory_xact_lock(
					hashtextextended(current_schema() || ' ' || CAST(:subject AS text) || ' ' || :key, 7)) AS free
				""")
			.bind("subject", caller.subject())
			.bind("key", key)
			.mapValue(Boolean.class)
			.one()
			.flatMap((free) -> free ? Mono.<Void>empty() : Mono.error(inFlight()));
	}

	/**
	 * The answer that was given, if there was one within a week.
	 * @throws ApiProblem 422 when it was given to another request
	 */
	Mono<ResponseEntity<byte[]>> find(Caller caller, String key, String fingerprint) {
		return this.database.sql("""
				SELECT fingerprint, status, location, etag, body
				FROM idempotent_write
				WHERE subject = :subject AND key = :key AND recorded_at >= now() - interval '7 days'
				""").bind("subject", caller.subject()).bind("key", key).map((row) -> answer(row, fingerprint)).one();
	}

	/** Keeps an answer, and forgets some that are a week old. */
	Mono<Void> keep(Caller caller, String key, String fingerprint, ResponseEntity<byte[]> answer) {
		URI location = answer.getHeaders().getLocation();
		return this.database.sql("""
				WITH expired AS (
					DELETE FROM idempotent_write
					WHERE (subject, key) IN (
						SELECT subject, key
						FROM idempotent_write
						WHERE recorded_at < now() - interval '7 days' AND (subject, key) <> (:subject, :key)
						ORDER BY recorded_at
						LIMIT 100
						FOR UPDATE SKIP LOCKED)
				)
				INSERT INTO idempotent_write (subject, key, fingerprint, status, location, etag, body)
				VALUES (:subject, :key, :fingerprint, :status, :location, :etag, :body)
				ON CONFLICT (subject, key) DO UPDATE SET
					fingerprint = excluded.fingerprint, status = excluded.status, location = excluded.location,
					etag = excluded.etag, body = excluded.body, recorded_at = now()
				""")
			.bind("subject", caller.subject())
			.bind("key", key)
			.bind("fingerprint", fingerprint)
			.bind("status", answer.getStatusCode().value())
			.bind("location", Parameters.in(R2dbcType.VARCHAR, (location != null) ? location.toString() : null))
			.bind("etag", Parameters.in(R2dbcType.VARCHAR, answer.getHeaders().getETag()))
			.bind("body", Parameters.in(R2dbcType.VARBINARY, answer.getBody()))
			.then();
	}

	private static ResponseEntity<byte[]> answer(Readable row, String fingerprint) {
		if (!fingerprint.equals(row.get("fingerprint", String.class))) {
			throw new ApiProblem(ProblemType.INVALID_CONTENT,
					"The Idempotency-Key was used before, for another request. Nothing was changed");
		}
		Integer status = row.get("status", Integer.class);
		ResponseEntity.BodyBuilder response = ResponseEntity.status((status != null) ? status : 200)
			.header(IdempotentWrites.REPLAYED, "true");
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

	private static ApiProblem inFlight() {
		ApiProblem problem = new ApiProblem(ProblemType.CONFLICT,
				"The first request with this Idempotency-Key is still being worked on");
		problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
		return problem;
	}

}
