package io.casebook.company.intake;

import java.util.List;

import io.casebook.intake.Caller;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of a package between the door and their tables. Everything here runs in the
 * transaction of the import. The rows wait in a table rather than in memory, so that a
 * package may be larger than memory, and may mention what comes further down.
 *
 * <p>
 * The planner takes that table for empty, as it mostly is. So nothing here joins it with
 * itself: what is looked up in it is looked up by an uncorrelated {@code IN}, which is
 * hashed whatever the planner believes.
 */
@Repository
class Staging {

	private final DatabaseClient database;

	private final JsonMapper json;

	Staging(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	Mono<Void> add(List<StagedRow> rows) {
		return this.database.sql("""
				INSERT INTO staged_row (resource, row, about, identity, mentions, content)
				SELECT r.resource, r.row, r.about, r.identity, r.mentions, r.content
				FROM ROWS FROM (jsonb_to_recordset(cast(:rows AS jsonb)) AS (resource text, row bigint, about text,
					identity text[], mentions jsonb, content jsonb)) WITH ORDINALITY AS r
				ORDER BY r.ordinality
				""").bind("rows", this.json.writeValueAsString(rows)).then();
	}

	/** One import at a time from here to the end of its transaction. */
	Mono<Void> takeTurn() {
		return run("SELECT set_config('lock_timeout', '60s', true)")
			.then(run("SELECT pg_advisory_xact_lock(hashtext('casebook.company.intake'))"));
	}

	/** Adds the rows that repeat another one of the package. */
	Mono<Void> findRepetitions(Faults faults) {
		return collect(faults, """
				SELECT s.resource, s.row, NULL AS field, NULL AS value,
					'It repeats row ' || s.first || ' of the same resource' AS detail
				FROM (
					SELECT place, resource, row, identity,
						first_value(row) OVER same AS first, row_number() OVER same AS number
					FROM staged_row
					WINDOW same AS (PARTITION BY resource, identity ORDER BY place)) s
				WHERE s.number > 1
				ORDER BY s.place
				""");
	}

	/** Adds the keys that are neither in the package nor recorded. */
	Mono<Void> findDanglingMentions(Faults faults) {
		return collect(faults, """
				SELECT s.resource, s.row, m.field, m.key AS value,
					CASE m.target
						WHEN 'ENTITY' THEN 'There is no company and no offering with this key'
						WHEN 'OFFERING' THEN 'There is no offering with this key'
						WHEN 'COMPANY' THEN 'There is no company with this key'
						ELSE 'There is no source with this key'
					END || ', neither in the package nor recorded' AS detail
				FROM staged_row s, jsonb_to_recordset(s.mentions) AS m (field text, target text, key text)
				WHERE NOT CASE m.target
					WHEN 'COMPANY' THEN m.key IN (SELECT o.about FROM staged_row o WHERE o.resource = 'companies')
						OR EXISTS (SELECT FROM entity e WHERE e.key = m.key AND e.kind = 'company')
					WHEN 'OFFERING' THEN m.key IN (SELECT o.about FROM staged_row o WHERE o.resource = 'offerings')
						OR EXISTS (SELECT FROM entity e WHERE e.key = m.key AND e.kind = 'offering')
					WHEN 'ENTITY' THEN m.key IN (
							SELECT o.about FROM staged_row o WHERE o.resource IN ('companies', 'offerings'))
						OR EXISTS (SELECT FROM entity e WHERE e.key = m.key)
					ELSE m.key IN (SELECT o.about FROM staged_row o WHERE o.resource = 'sources')
						OR EXISTS (SELECT FROM source o WHERE o.key = m.key)
				END
				ORDER BY s.place
				""");
	}

	/** Adds what the resource itself finds contradictory. */
	Mono<Void> findConflicts(PackageResource resource, Faults faults) {
		String conflicts = resource.conflicts();
		return (conflicts != null)
				? collect(faults, "SELECT '%s' AS resource, f.* FROM (%s) f".formatted(resource.name(), conflicts))
				: Mono.empty();
	}

	Mono<Counts> merge(PackageResource resource) {
		return this.database.sql("SELECT count(*) FROM staged_row WHERE resource = :resource")
			.bind("resource", resource.name())
			.mapValue(Long.class)
			.one()
			.filter((rows) -> rows > 0)
			.flatMap((rows) -> this.database.sql(resource.merge())
				.map((row) -> Counts.of(rows, row.get("created", Long.class), row.get("superseded", Long.class)))
				.one());
	}

	/**
	 * Keeps a new version of everything that the package has changed, later than all that
	 * was recorded before. The limit, which cannot bite, has each thing looked up by its
	 * key.
	 */
	Mono<Void> recordRevisions(Caller caller) {
		return this.database.sql("""
				WITH stamp AS MATERIALIZED (
					SELECT greatest(clock_timestamp(), max(r.recorded_at) + interval '1 microsecond') AS now
					FROM revision r
				), changed AS MATERIALIZED (
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

	/**
	 * Leaves nothing staged, and has the constraints checked now rather than at the end.
	 */
	Mono<Void> finish() {
		return run("DELETE FROM staged_row").then(run("SET CONSTRAINTS ALL IMMEDIATE"));
	}

	private Mono<Void> collect(Faults faults, String query) {
		return this.database.sql(query).map((row) -> {
			Long number = row.get("row", Long.class);
			faults.add(String.valueOf(row.get("resource", String.class)), (number != null) ? number : 0,
					row.get("field", String.class), row.get("value", String.class),
					String.valueOf(row.get("detail", String.class)));
			return true;
		}).all().then();
	}

	private Mono<Void> run(String statement) {
		return this.database.sql(statement).then();
	}

}
