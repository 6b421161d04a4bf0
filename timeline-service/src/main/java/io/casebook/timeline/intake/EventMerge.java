package io.casebook.timeline.intake;

import java.time.Instant;
import java.util.Objects;

import io.casebook.intake.Caller;
import io.casebook.intake.Counts;
import io.casebook.timeline.event.EventContent;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/**
 * Compares the staged rows with the current events, all at once, and makes them current.
 */
@Repository
class EventMerge {

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

	EventMerge(DatabaseClient database) {
		this.database = database;
	}

	/** What becomes of the staged rows. */
	Mono<Counts> count() {
		return this.database.sql("""
				SELECT count(*) AS rows, count(current.id) AS known,
					count(*) FILTER (WHERE current.id IS NOT NULL AND %s) AS changed
				FROM staged_event AS staged LEFT JOIN event AS current ON %s
				""".formatted(CHANGED, SAME)).map((row) -> {
			long known = number(row, "known");
			long changed = number(row, "changed");
			return new Counts(number(row, "rows") - known, changed, known - changed);
		}).one().timeout(StagingRepository.APPLYING_DEADLINE);
	}

	/**
	 * Makes the staged rows current. New events get their ids in the order of the rows.
	 */
	Mono<Void> apply(Instant now, Caller caller) {
		return this.database.sql("""
				WITH superseded AS (
					UPDATE event AS current SET superseded_at = :now
					FROM staged_event AS staged
					WHERE %1$s AND %2$s
					RETURNING staged.line, current.id, current.revision
				)
				INSERT INTO event (id, revision, recorded_at, recorded_by, %3$s)
				SELECT coalesce(superseded.id, uuidv7()), coalesce(superseded.revision, 0) + 1, :now, :caller, %3$s
				FROM staged_event AS staged LEFT JOIN superseded ON superseded.line = staged.line
				WHERE superseded.line IS NOT NULL OR NOT EXISTS (SELECT FROM event AS current WHERE %1$s)
				ORDER BY staged.row, staged.line
				""".formatted(SAME, CHANGED, EventContent.COLUMNS))
			.bind("now", now)
			.bind("caller", caller.subject())
			.then()
			.timeout(StagingRepository.APPLYING_DEADLINE);
	}

	private static long number(Readable row, String column) {
		return Objects.requireNonNull(row.get(column, Long.class));
	}

}
