package io.casebook.company.intake;

import java.util.Collection;

import io.casebook.intake.Faults;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/**
 * Finds what is wrong with staged rows beyond each by itself.
 *
 * <p>
 * The planner takes that table for empty, as it mostly is. So nothing here joins it with
 * itself: what is looked up in it is looked up by an uncorrelated {@code IN}, which is
 * hashed whatever the planner believes.
 */
@Repository
class StagedChecks {

	private final DatabaseClient database;

	StagedChecks(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * Refuses rows that were made from another revision of their company than the present
	 * one: somebody's change would be lost.
	 * @throws ApiProblem 412 with the first of them
	 */
	Mono<Void> requirePresent() {
		Faults outdated = new Faults();
		return collect(outdated, """
				SELECT r.resource, r.row, NULL AS pointer, '%1$s' AS field, r.made_from AS value,
					CASE r.revision
						WHEN 0 THEN 'There is no such company now'
						ELSE 'The company has the revision ' || r.revision || ' now'
					END AS detail
				FROM (
					SELECT s.resource, s.row, s.place, s.content ->> '%1$s' AS made_from,
						coalesce((
							SELECT v.revision
							FROM revision v
							WHERE v.kind = 'company' AND v.key = s.about AND v.superseded_at IS NULL
								AND v.content IS NOT NULL), 0) AS revision
					FROM staged_row s
					WHERE s.content ->> '%1$s' IS NOT NULL) r
				WHERE r.revision <> r.made_from::numeric
				ORDER BY r.place
				""".formatted(MadeFrom.COLUMN)).then(Mono.fromRunnable(() -> {
			if (outdated.count() > 0) {
				throw new ApiProblem(ProblemType.PRECONDITION_FAILED,
						"%d rows were made from what is recorded no more. Nothing was changed"
							.formatted(outdated.count()),
						outdated.listed(), null);
			}
		}));
	}

	/** Refuses what is staged, and whatever else there is fault with. */
	Mono<Void> verify(Collection<PackageResource> resources, Faults faults) {
		return findRepetitions(faults).then(findDanglingMentions(faults))
			.thenMany(Flux.fromIterable(resources))
			.concatMap((resource) -> findConflicts(resource, faults))
			.then(Mono.fromRunnable(faults::verify));
	}

	/** Adds the rows that repeat another one of the package or document. */
	private Mono<Void> findRepetitions(Faults faults) {
		return collect(faults, """
				SELECT s.resource, s.row, s.pointer, NULL AS field, NULL AS value,
					CASE
						WHEN s.pointer IS NULL THEN 'It repeats row ' || s.first || ' of the same resource'
						ELSE 'It repeats ' || s.first_pointer
					END AS detail
				FROM (
					SELECT place, resource, row, pointer, identity, first_value(row) OVER same AS first,
						first_value(pointer) OVER same AS first_pointer, row_number() OVER same AS number
					FROM staged_row
					WINDOW same AS (PARTITION BY resource, identity ORDER BY place)) s
				WHERE s.number > 1
				ORDER BY s.place
				""");
	}

	/** Adds the keys that are neither in the package nor recorded. */
	private Mono<Void> findDanglingMentions(Faults faults) {
		return collect(faults,
				"""
						SELECT s.resource, s.row, s.pointer, m.field, m.key AS value,
							CASE m.target
								WHEN 'ENTITY' THEN 'There is no company and no offering with this key'
								WHEN 'OFFERING' THEN 'There is no offering with this key'
								WHEN 'COMPANY' THEN 'There is no company with this key'
								ELSE 'There is no source with this key'
							END || CASE WHEN s.pointer IS NULL THEN ', neither in the package nor recorded' ELSE '' END AS detail
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
	private Mono<Void> findConflicts(PackageResource resource, Faults faults) {
		String conflicts = resource.conflicts();
		return (conflicts != null) ? collect(faults, """
				SELECT s.resource, s.row, s.pointer, f.field, f.value, f.detail
				FROM (%s) f
				JOIN staged_row s ON s.place = f.place
				ORDER BY s.place
				""".formatted(conflicts)) : Mono.empty();
	}

	private Mono<Void> collect(Faults faults, String query) {
		return this.database.sql(query).map((row) -> {
			faults.add(fault(row));
			return true;
		}).all().then();
	}

	private static InvalidInput fault(Readable row) {
		String pointer = row.get("pointer", String.class);
		String field = row.get("field", String.class);
		String value = row.get("value", String.class);
		String detail = String.valueOf(row.get("detail", String.class));
		Long number = row.get("row", Long.class);
		return (pointer != null)
				? InvalidInput.pointer((field != null) ? pointer + "/" + field : pointer, value, detail)
				: InvalidInput.row(String.valueOf(row.get("resource", String.class)), (number != null) ? number : 0,
						field, value, detail);
	}

}
