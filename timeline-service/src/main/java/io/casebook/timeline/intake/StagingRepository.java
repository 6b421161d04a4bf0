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
 * Brings a package into the database: its rows are staged as they arrive, and then
 * compared with the current events and applied as a whole. All of it is meant for one
 * transaction.
 */
@Repository
class StagingRepository {

	private static final Duration DEADLINE = Duration.ofSeconds(10);

	/** Longer than what the role may otherwise take: a package may be large. */
	private static final Duration APPLYING_DEADLINE = Duration.ofMinutes(10);

	/** What makes a staged row and a current event the same event. */
	private static final String SAME = """
			current.company = staged.company AND current.subject IS NOT DISTINCT FROM staged.subject
				AND current.date = staged.date AND current.kind = staged.kind AND current.title = staged.title
				AND current.superseded_at IS NULL
			""";

	/** The number of decimals counts: it is part of what a source states. */
	private static final String CHANGED = """
			(current.date_as_stated, current.detail, current.amount::text, current.amount_relation,
					current.amount_unit, current.sources, current.flags)
				IS DISTINCT FROM (staged.date_as_stated, staged.detail, staged.amount::text, staged.amount_relation,
					staged.amount_unit, staged.sources, staged.flags)
			""";

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

	/** Makes the staged rows current, and empties the stage. */
	Mono<PackageReport.Counts> apply() {
		return Mono.defer(() -> supersede().delayUntil((counts) -> reposition()).delayUntil((counts) -> clear()));
	}

	private Mono<PackageReport.Counts> supersede() {
		return this.database
			.sql("""
					WITH superseded AS (
						UPDATE event AS current SET superseded_at = now()
						FROM staged_event AS staged
						WHERE %1$s AND %2$s
						RETURNING staged.line, current.id, current.revision
					), recorded AS (
						INSERT INTO event (company, id, revision, subject, date, earliest, latest, date_as_stated, kind, title,
							detail, amount, amount_relation, amount_unit, sources, flags, position)
						SELECT staged.company, coalesce(superseded.id, uuidv7()), coalesce(superseded.revision, 0) + 1,
							staged.subject, staged.date, staged.earliest, staged.latest, staged.date_as_stated, staged.kind,
							staged.title, staged.detail, staged.amount, staged.amount_relation, staged.amount_unit,
							staged.sources, staged.flags, staged.position
						FROM staged_event AS staged LEFT JOIN superseded ON superseded.line = staged.line
						WHERE superseded.line IS NOT NULL OR NOT EXISTS (SELECT FROM event AS current WHERE %1$s)
						ORDER BY staged.position, staged.line
						RETURNING revision
					)
					SELECT (SELECT count(*) FROM staged_event) AS rows, count(*) FILTER (WHERE revision = 1) AS created,
						count(*) FILTER (WHERE revision > 1) AS superseded
					FROM recorded
					"""
				.formatted(SAME, CHANGED))
			.map((row) -> {
				long created = Objects.requireNonNull(row.get("created", Long.class));
				long superseded = Objects.requireNonNull(row.get("superseded", Long.class));
				long rows = Objects.requireNonNull(row.get("rows", Long.class));
				return new PackageReport.Counts(created, superseded, rows - created - superseded);
			})
			.one()
			.timeout(APPLYING_DEADLINE);
	}

	/** A row that only moved in its package is not a new version. */
	private Mono<Void> reposition() {
		return this.database.sql("""
				UPDATE event AS current SET position = staged.position
				FROM staged_event AS staged
				WHERE %s AND current.position <> staged.position
				""".formatted(SAME)).then().timeout(APPLYING_DEADLINE);
	}

	private Mono<Void> clear() {
		return this.database.sql("DELETE FROM staged_event").then().timeout(APPLYING_DEADLINE);
	}

}
