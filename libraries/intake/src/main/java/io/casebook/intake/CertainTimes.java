package io.casebook.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Knows of which times it is certain what was recorded then: no write that has such a
 * time, or an earlier one, is still to end.
 */
final class CertainTimes {

	/** Shorter than callers wait for an answer. */
	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private static final Duration PAUSE = Duration.ofMillis(20);

	private final DatabaseClient database;

	CertainTimes(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * Completes when the time is certain. That is at once for all times up to the last
	 * write's. Of a time well ahead nothing is certain, and nothing is waited for.
	 * @throws ApiProblem 503 when a write with such a time takes long
	 */
	Mono<Void> await(Instant time) {
		return Mono.defer(() -> isCertain(time))
			.filter(Boolean::booleanValue)
			.switchIfEmpty(Mono.error(Uncertain::new))
			.retryWhen(Retry.fixedDelay(PATIENCE.dividedBy(PAUSE), PAUSE).filter(Uncertain.class::isInstance))
			.onErrorMap((failure) -> failure.getCause() instanceof Uncertain,
					(failure) -> new ApiProblem(ProblemType.UNAVAILABLE,
							"A write of about that time takes long: try again when it has ended", List.of(), failure))
			.then();
	}

	/**
	 * Trying, rather than waiting for the lock, holds no connection meanwhile.
	 */
	private Mono<Boolean> isCertain(Instant time) {
		return this.database.sql("""
				SELECT CASE
					WHEN :time <= last THEN true
					WHEN :time < clock_timestamp() THEN pg_try_advisory_xact_lock_shared(%s)
					ELSE :time > clock_timestamp() + interval '1 second'
				END AS certain
				FROM recording
				""".formatted(Recording.TIMED))
			.bind("time", time)
			.map((row) -> Boolean.TRUE.equals(row.get("certain", Boolean.class)))
			.one()
			.timeout(PATIENCE);
	}

	/** Some write may still turn out to be of that time. */
	private static final class Uncertain extends RuntimeException {

		Uncertain() {
			super(null, null, false, false);
		}

	}

}
