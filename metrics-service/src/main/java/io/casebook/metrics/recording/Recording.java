package io.casebook.metrics.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.casebook.metrics.row.Column;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import io.r2dbc.spi.R2dbcException;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Lets one write after the other, and gives each its time, later than all before it
 * whatever becomes of the clock: two versions of a thing never hold at the same time, and
 * what was read as of a time stays as it was.
 */
@Component
public class Recording {

	private static final Duration DEADLINE = Duration.ofSeconds(10);

	private static final String LOCK_NOT_AVAILABLE = "55P03";

	private final DatabaseClient database;

	Recording(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * Waits until no other transaction writes. It comes before any other lock, so that
	 * none waits for each other.
	 */
	public Mono<Void> begin() {
		return this.database.sql("SET LOCAL lock_timeout = '30s'")
			.then()
			.then(this.database.sql("SELECT last FROM recording FOR UPDATE")
				.map((row) -> Column.of(row, "last", Instant.class))
				.one())
			.onErrorMap(Recording::isLockTaken, Recording::busy)
			.then();
	}

	/** The time of the write, taken when all is ready for it. */
	public Mono<Instant> now() {
		return this.database.sql("""
				UPDATE recording SET last = greatest(clock_timestamp(), last + interval '1 microsecond')
				RETURNING last
				""").map((row) -> Column.of(row, "last", Instant.class)).one();
	}

	/** The time of the last write: nothing is ever recorded at or before it. */
	public Mono<Instant> last() {
		return this.database.sql("SELECT last FROM recording")
			.map((row) -> Column.of(row, "last", Instant.class))
			.one()
			.timeout(DEADLINE);
	}

	private static boolean isLockTaken(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof R2dbcException database && LOCK_NOT_AVAILABLE.equals(database.getSqlState())) {
				return true;
			}
		}
		return false;
	}

	private static Throwable busy(Throwable failure) {
		return new ApiProblem(ProblemType.UNAVAILABLE, "Another write takes long: try again when it has ended",
				List.of(), failure);
	}

}
