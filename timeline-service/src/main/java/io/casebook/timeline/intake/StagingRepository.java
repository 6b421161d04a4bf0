package io.casebook.timeline.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.casebook.intake.Faults;
import io.casebook.problem.InvalidInput;
import io.casebook.timeline.event.EventContent;
import io.casebook.timeline.event.EventReading;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/**
 * Where the rows of a package wait until all have arrived. The transaction that stages
 * them is to apply them, see {@link EventMerge}, or to be rolled back.
 */
@Repository
class StagingRepository {

	private static final Duration DEADLINE = Duration.ofSeconds(10);

	/** Longer than what the role may otherwise take: a package may be large. */
	static final Duration APPLYING_DEADLINE = Duration.ofMinutes(10);

	private final DatabaseClient database;

	private final JsonMapper json;

	StagingRepository(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	/** Whether this transaction is now the only one that takes in a package. */
	Mono<Boolean> lock() {
		return this.database.sql("""
				SELECT pg_try_advisory_xact_lock('staged_event'::regclass::oid::bigint) AS locked,
					set_config('statement_timeout', :deadline, true)
				""")
			.bind("deadline", Long.toString(APPLYING_DEADLINE.toMillis()))
			.map((row) -> Boolean.TRUE.equals(row.get("locked", Boolean.class)))
			.one()
			.timeout(DEADLINE);
	}

	/** Empties the stage. */
	Mono<Void> clear() {
		return this.database.sql("DELETE FROM staged_event").then().timeout(APPLYING_DEADLINE);
	}

	Mono<Void> stage(List<PackagedEvent> rows) {
		return this.database.sql("""
				INSERT INTO staged_event (row, %s)
				SELECT row, %s FROM jsonb_to_recordset(:rows::jsonb) AS staged (row bigint, %s)
				""".formatted(EventContent.COLUMNS, EventContent.VALUES, EventContent.RECORD))
			.bind("rows", this.json.writeValueAsString(rows))
			.then()
			.timeout(DEADLINE);
	}

	/** Has the planner know what is staged. */
	Mono<Void> analyze() {
		return this.database.sql("ANALYZE staged_event").then().timeout(APPLYING_DEADLINE);
	}

	/** Adds a fault for each row that is the same event as one before it. */
	Mono<Void> findDuplicates(Faults faults) {
		List<InvalidInput> listed = new ArrayList<>();
		return this.database.sql("""
				SELECT row, first, title, count(*) OVER () AS total
				FROM (SELECT row, title, min(row) OVER same AS first, row_number() OVER same AS number
					FROM staged_event
					WINDOW same AS (PARTITION BY company, subject, date, kind, title ORDER BY row, line)) AS staged
				WHERE number > 1
				ORDER BY row
				LIMIT :listed
				""").bind("listed", Faults.LISTED).map((row) -> {
			listed.add(InvalidInput.row(EventReading.RESOURCE, Objects.requireNonNull(row.get("row", Long.class)),
					"title", row.get("title", String.class),
					"another company, subject, date, kind or title than row %d has"
						.formatted(row.get("first", Long.class))));
			return Objects.requireNonNull(row.get("total", Long.class));
		})
			.all()
			.timeout(APPLYING_DEADLINE)
			.reduce(0L, (before, total) -> total)
			.doOnNext((total) -> faults.addAll(total, listed))
			.then();
	}

}
