package io.casebook.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Lets one write after the other, and gives each its time, later than all before it
 * whatever becomes of the clock: two versions of a thing never hold at the same time, and
 * what was read as of a time stays as it was.
 */
public final class Recording {

	/** For how long a write waits that does not say so itself. */
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final Duration DEADLINE = Duration.ofSeconds(5);

	private static final String LOCK_NOT_AVAILABLE = "55P03";

	/** Held by a write from the moment that it has a time until it ends. */
	static final String TIMED = "hashtextextended('casebook.recording.' || current_schema(), 0)";

	private final DatabaseClient database;

	Recording(DatabaseClient database) {
		this.database = database;
	}

	/** Waits until no other transaction writes, for up to half a minute. */
	public Mono<Void> begin() {
		return begin(PATIENCE);
	}

	/**
	 * Waits until no other transaction writes. It comes before any other lock, so that
	 * none waits for each other.
	 * @param patience for how long; then the write is to be tried again later
	 */
	public Mono<Void> begin(Duration patience) {
		return this.database.sql("SELECT set_config('lock_timeout', :patience, true)")
			.bind("patience", Long.toString(patience.toMillis()))
			.then()
			.then(this.database.sql("SELECT last FROM recording FOR UPDATE").then())
			.onErrorMap(Recording::isLockTaken, (failure) -> new ApiProblem(ProblemType.BUSY,
					"Another write takes long: try again when it has ended", List.of(), failure));
	}

	/** The time of the write, taken when all is ready for it. */
	public Mono<Instant> now() {
		return this.database.sql("SELECT pg_advisory_xact_lock(%s)".formatted(TIMED)).then().then(this.database.sql("""
				UPDATE recording SET last = greatest(clock_timestamp(), last + interval '1 microsecond')
				RETURNING last
				""").map(Recording::time).one());
	}

	/** The time of the last write: nothing is ever recorded at or before it. */
	public Mono<Instant> last() {
		return this.database.sql("SELECT last FROM recording").map(Recording::time).one().timeout(DEADLINE);
	}

	private static Instant time(Readable row) {
		return Objects.requireNonNull(row.get("last", Instant.class));
	}

	private static boolean isLockTaken(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof R2dbcException database && LOCK_NOT_AVAILABLE.equals(database.getSqlState())) {
				return true;
			}
		}
		return false;
	}

}
