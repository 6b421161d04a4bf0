package io.casebook.company.intake;

import java.util.List;

import io.casebook.company.revision.Kind;
import io.casebook.intake.Caller;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import io.r2dbc.spi.R2dbcException;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps versions of what is written, one write at a time, so that no two versions of a
 * thing hold at once and no reference is lost between two writes.
 */
@Repository
class Recording {

	private static final String LOCK_NOT_AVAILABLE = "55P03";

	private static final String STAMP = """
			WITH stamp AS MATERIALIZED (
				SELECT greatest(clock_timestamp(), max(r.recorded_at) + interval '1 microsecond') AS now
				FROM revision r
			)""";

	private final DatabaseClient database;

	Recording(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * One write at a time from here to the end of its transaction.
	 * @param patience how long to wait for that, as PostgreSQL writes it
	 */
	Mono<Void> takeTurn(String patience) {
		return this.database.sql("SELECT set_config('lock_timeout', :patience, true)")
			.bind("patience", patience)
			.then()
			.then(this.database.sql("SELECT pg_advisory_xact_lock(hashtext('casebook.company.intake'))").then())
			.onErrorMap(Recording::isLockTaken, (failure) -> new ApiProblem(ProblemType.UNAVAILABLE,
					"Other writes take long at present", List.of(), failure));
	}

	/**
	 * Keeps a new version of everything that the staged rows have changed, later than all
	 * that was recorded before. The limit, which cannot bite, has each thing looked up by
	 * its key.
	 */
	Mono<Void> recordRevisions(Caller caller) {
		return this.database.sql(STAMP + """
				, changed AS MATERIALIZED (
					SELECT h.kind, h.key, h.place, h.content, last.revision
					FROM (
						SELECT DISTINCT about,
							CASE resource
								WHEN 'capabilities' THEN 'capability' WHEN 'relationships' THEN 'relationship'
								WHEN 'groups' THEN 'group' WHEN 'sources' THEN 'source'
							END AS kind
						FROM staged_row) s
					CROSS JOIN LATERAL (
						SELECT t.kind, t.key, t.place, t.content
						FROM held t
						WHERE t.key = s.about
							AND CASE WHEN s.kind IS NULL THEN t.kind IN ('company', 'offering') ELSE t.kind = s.kind END
						LIMIT 1) h
					LEFT JOIN LATERAL (
						SELECT r.revision, r.content
						FROM revision r
						WHERE r.kind = h.kind AND r.key = h.key
						ORDER BY r.revision DESC
						LIMIT 1) last ON true
					WHERE last.content IS DISTINCT FROM h.content
				), superseded AS (
					UPDATE revision r
					SET superseded_at = stamp.now
					FROM changed c, stamp
					WHERE (r.kind, r.key, r.revision) = (c.kind, c.key, c.revision)
				)
				INSERT INTO revision (kind, key, revision, recorded_at, recorded_by, place, content)
				SELECT c.kind, c.key, coalesce(c.revision, 0) + 1, stamp.now, :caller, c.place, c.content
				FROM changed c, stamp
				""").bind("caller", caller.subject()).then();
	}

	/** Keeps a last version of a thing, which says that it was retired. */
	Mono<Void> retire(Kind kind, String key, Caller caller) {
		return this.database.sql(STAMP + """
				, last AS (
					UPDATE revision r
					SET superseded_at = stamp.now
					FROM stamp
					WHERE r.kind = :kind AND r.key = :key AND r.superseded_at IS NULL
					RETURNING r.kind, r.key, r.revision, r.superseded_at
				)
				INSERT INTO revision (kind, key, revision, recorded_at, recorded_by)
				SELECT l.kind, l.key, l.revision + 1, l.superseded_at, :caller
				FROM last l
				""")
			.bind("kind", kind.toString())
			.bind("key", key)
			.bind("caller", caller.subject())
			.then()
			.then(checkReferences());
	}

	/** Has references checked now rather than at the end, where nobody expects it. */
	Mono<Void> checkReferences() {
		return this.database.sql("SET CONSTRAINTS ALL IMMEDIATE").then();
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
