package io.casebook.timeline.intake;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.casebook.problem.InvalidInput;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/**
 * Where the rows of a package wait until all have arrived. The transaction that stages
 * them is to apply them, see {@link SupersessionRepository}, or to be rolled back.
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

	Mono<Void> stage(List<EventRow> rows) {
		return this.database
			.sql("""
					INSERT INTO staged_event (position, company, subject, date, earliest, latest, date_as_stated, kind, title,
						detail, amount, amount_relation, amount_unit, sources, flags)
					SELECT position, company, subject, date, earliest, latest, date_as_stated, kind, title,
						detail, amount, amount_relation, amount_unit, sources, flags
					FROM jsonb_to_recordset(:rows::jsonb) AS row (position bigint, company text, subject text, date text,
						earliest date, latest date, date_as_stated text, kind text, title text, detail text, amount numeric,
						amount_relation text, amount_unit text, sources jsonb, flags jsonb)
					""")
			.bind("rows", this.json.writeValueAsString(rows))
			.then()
			.timeout(DEADLINE);
	}

	/** Adds a fault for each row that is the same event as one before it. */
	Mono<Void> findDuplicates(Faults faults) {
		return this.database.sql("""
				SELECT position, first, title, count(*) OVER () AS total
				FROM (SELECT position, title, min(position) OVER same AS first, row_number() OVER same AS number
					FROM staged_event
					WINDOW same AS (PARTITION BY company, subject, date, kind, title ORDER BY position, line)) AS row
				WHERE number > 1
				ORDER BY position
				LIMIT :kept
				""").bind("kept", Faults.KEPT).map((row) -> {
			faults.add(InvalidInput.row(EventRowReader.RESOURCE,
					Objects.requireNonNull(row.get("position", Long.class)), "title", row.get("title", String.class),
					"another company, subject, date, kind or title than row %d has"
						.formatted(row.get("first", Long.class))));
			return Objects.requireNonNull(row.get("total", Long.class));
		})
			.all()
			.timeout(APPLYING_DEADLINE)
			.reduce(0L, (listed, total) -> total)
			.doOnNext((total) -> faults.addUnlisted(Math.max(0, total - Faults.KEPT)))
			.then();
	}

}
