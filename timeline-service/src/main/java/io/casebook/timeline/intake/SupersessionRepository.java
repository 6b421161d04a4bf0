package io.casebook.timeline.intake;

import java.util.Objects;

import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/**
 * Compares the staged rows with the current events, all at once, and makes them current.
 */
@Repository
class SupersessionRepository {

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

	SupersessionRepository(DatabaseClient database) {
		this.database = database;
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
			.timeout(StagingRepository.APPLYING_DEADLINE);
	}

	/** A row that only moved in its package is not a new version. */
	private Mono<Void> reposition() {
		return this.database.sql("""
				UPDATE event AS current SET position = staged.position
				FROM staged_event AS staged
				WHERE %s AND current.position <> staged.position
				""".formatted(SAME)).then().timeout(StagingRepository.APPLYING_DEADLINE);
	}

	private Mono<Void> clear() {
		return this.database.sql("DELETE FROM staged_event").then().timeout(StagingRepository.APPLYING_DEADLINE);
	}

}
