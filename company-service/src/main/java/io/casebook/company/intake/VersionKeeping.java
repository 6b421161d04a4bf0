package io.casebook.company.intake;

import io.casebook.company.revision.Kind;
import io.casebook.intake.Caller;
import io.casebook.intake.Recording;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/** Keeps versions of what is written, in the transaction of a write that has its turn. */
@Repository
class VersionKeeping {

	private final DatabaseClient database;

	private final Recording recording;

	VersionKeeping(DatabaseClient database, Recording recording) {
		this.database = database;
		this.recording = recording;
	}

	/**
	 * Keeps a new version of everything that the staged rows have changed, later than all
	 * that was recorded before. Things and versions are looked up along their indices: a
	 * table that the planner takes for small grows with each version that is added.
	 */
	Mono<Void> recordRevisions(Caller caller) {
		return otherWaysThanIndices("off").then(addRevisions(caller)).then(otherWaysThanIndices("on"));
	}

	private Mono<Void> otherWaysThanIndices(String state) {
		return this.database.sql("SET LOCAL enable_seqscan = " + state).then();
	}

	/** The limit, which cannot bite, has each thing looked up by its key. */
	private Mono<Void> addRevisions(Caller caller) {
		return this.recording.now().flatMap((now) -> this.database.sql("""
				WITH changed AS MATERIALIZED (
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
					SET superseded_at = :now
					FROM changed c
					WHERE (r.kind, r.key, r.revision) = (c.kind, c.key, c.revision)
				)
				INSERT INTO revision (kind, key, revision, recorded_at, recorded_by, place, content)
				SELECT c.kind, c.key, coalesce(c.revision, 0) + 1, :now, :caller, c.place, c.content
				FROM changed c
				""").bind("now", now).bind("caller", caller.subject()).then());
	}

	/** Keeps a last version of a thing, which says that it was retired. */
	Mono<Void> retire(Kind kind, String key, Caller caller) {
		return this.recording.now()
			.flatMap((now) -> this.database.sql("""
					WITH last AS (
						UPDATE revision r
						SET superseded_at = :now
						WHERE r.kind = :kind AND r.key = :key AND r.superseded_at IS NULL
						RETURNING r.kind, r.key, r.revision, r.superseded_at
					)
					INSERT INTO revision (kind, key, revision, recorded_at, recorded_by)
					SELECT l.kind, l.key, l.revision + 1, l.superseded_at, :caller
					FROM last l
					""")
				.bind("now", now)
				.bind("kind", kind.toString())
				.bind("key", key)
				.bind("caller", caller.subject())
				.then())
			.then(checkReferences());
	}

	/** Has references checked now rather than at the end, where nobody expects it. */
	Mono<Void> checkReferences() {
		return this.database.sql("SET CONSTRAINTS ALL IMMEDIATE").then();
	}

}
