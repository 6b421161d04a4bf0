package io.casebook.metrics.batch;

import java.time.Instant;

import io.casebook.intake.Caller;
import io.casebook.intake.Counts;
import io.casebook.intake.Faults;
import io.casebook.metrics.row.Column;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/**
 * Merges a staged batch with what is recorded. A row that says the same as a current
 * version, but differs in what surrounds it, closes that version and becomes the next of
 * the same claim; all is decided over sets of rows, never row by row.
 */
@Repository
class BatchMerge {

	/**
	 * What makes a staged row {@code i} and a current version {@code o} the same claim.
	 */
	private static final String SAME_CLAIM = """
			o.company = i.company COLLATE "POSIX" AND o.index = i.index COLLATE "POSIX" AND o.period = i.period
				AND o.source_keys = i.source_keys AND o.relation = i.relation
				AND coalesce(o.subject, '') = coalesce(i.subject, '')
				AND coalesce(o.value, 'NaN') = coalesce(i.value, 'NaN') AND o.unit = i.unit AND o.superseded_at IS NULL""";

	/** Whether they differ in what surrounds the claim; the digits of a value do too. */
	private static final String CHANGED = """
			(o.missing, scale(o.value), o.period_as_stated, o.status, o.standing, o.known_from, o.as_stated, o.sources, o.flags)
				IS DISTINCT FROM
				(i.missing, scale(i.value), i.period_as_stated, i.status, i.standing, i.known_from, i.as_stated, i.sources,
				i.flags)""";

	private static final String COLUMNS = """
			company, index, subject, relation, value, missing, unit, period, period_earliest, period_latest, period_as_stated,
			status, standing, known_from, known_earliest, known_latest, as_stated, sources, source_keys, flags""";

	private final DatabaseClient database;

	private final BatchChecks checks;

	BatchMerge(DatabaseClient database, BatchChecks checks) {
		this.database = database;
		this.checks = checks;
	}

	/** What a merge would do. Rows that say the same twice are noted. */
	Mono<Counts> count(StagedBatch batch, Faults faults) {
		return compare(batch).delayUntil((found) -> this.checks.repetition(batch, faults))
			.delayUntil((found) -> otherWaysThanIndices("DEFAULT"))
			.map((found) -> new Counts(batch.rows() - found.known(), found.changed(), found.known() - found.changed()));
	}

	/**
	 * Merges the rows, which leaves them where they are. What is answered is what was
	 * counted, so the rows must be those.
	 */
	Mono<Counts> merge(StagedBatch batch, Instant now, Caller caller, Faults faults) {
		return compare(batch).flatMap((found) -> {
			long created = batch.rows() - found.known();
			Mono<Long> superseded = (found.changed() > 0) ? supersede(batch, now, caller) : Mono.just(0L);
			Mono<Long> added = (created > 0) ? add(batch, now, caller) : Mono.just(0L);
			return superseded.then(added)
				.filter((number) -> number != created || found.known() != found.claims())
				.delayUntil((number) -> this.checks.noteRepetition(batch, faults))
				.filter((number) -> faults.count() == 0)
				.flatMap((number) -> Mono.error(new IllegalStateException(
						"Of a batch %d claims were added, but %d counted".formatted(number, created))))
				.thenReturn(new Counts(created, found.changed(), found.known() - found.changed()));
		});
	}

	/**
	 * Rows find their claims along the index: the time depends on the rows, not on what
	 * is recorded, and not on what the planner knows about tables just filled.
	 */
	private Mono<Comparison> compare(StagedBatch batch) {
		return otherWaysThanIndices("off").then(this.database.sql("SET LOCAL synchronize_seqscans = off").then())
			.then(this.database.sql("SET LOCAL work_mem = '64MB'").then())
			.then(this.database.sql("""
					SELECT count(*) AS known, count(DISTINCT o.id) AS claims, count(*) FILTER (WHERE %s) AS changed
					FROM %s
					""".formatted(CHANGED, found(batch))).map(Comparison::read).one());
	}

	/** Off for what finds claims; other statements may follow a count. */
	private Mono<Void> otherWaysThanIndices(String state) {
		return Flux.just("enable_hashjoin", "enable_mergejoin", "enable_seqscan")
			.concatMap((way) -> this.database.sql("SET LOCAL %s = %s".formatted(way, state)).then())
			.then();
	}

	private Mono<Long> supersede(StagedBatch batch, Instant now, Caller caller) {
		return write("""
				WITH found AS MATERIALIZED (
					SELECT i.*, o.place, o.id, o.revision
					FROM %1$s
					WHERE %2$s),
				closed AS (
					UPDATE observation o SET superseded_at = :now
					FROM found
					WHERE o.ctid = found.place
					RETURNING found.*)
				INSERT INTO observation (id, revision, recorded_at, recorded_by, %3$s)
				SELECT id, revision + 1, :now, :caller, %3$s
				FROM closed
				""".formatted(found(batch), CHANGED, COLUMNS), now, caller);
	}

	/**
	 * The rows {@code i} with their current versions {@code o}. An OFFSET keeps the
	 * planner from turning the order of the two around, which it does where it takes the
	 * record for empty.
	 */
	private static String found(StagedBatch batch) {
		return """
				%s i CROSS JOIN LATERAL (
					SELECT o.*, o.ctid AS place FROM observation o WHERE %s OFFSET 0) o
				""".formatted(table(batch), SAME_CLAIM);
	}

	/**
	 * Rows lie in the order in which they came only in a table that was truncated by who
	 * filled it; elsewhere short ones fill gaps before them.
	 */
	private Mono<Long> add(StagedBatch batch, Instant now, Caller caller) {
		return write(
				"""
						INSERT INTO observation (recorded_at, recorded_by, %1$s)
						SELECT :now, :caller, %1$s
						FROM %2$s
						ORDER BY line
						ON CONFLICT (company, index, period, source_keys, relation, coalesce(subject, ''), coalesce(value, 'NaN'), unit)
							WHERE superseded_at IS NULL DO NOTHING
						"""
					.formatted(COLUMNS, table(batch)),
				now, caller);
	}

	private Mono<Long> write(String sql, Instant now, Caller caller) {
		return this.database.sql(sql).bind("now", now).bind("caller", caller.subject()).fetch().rowsUpdated();
	}

	private static String table(StagedBatch batch) {
		return BatchRepository.table(batch.place());
	}

	/**
	 * A batch beside what is recorded.
	 *
	 * @param known rows that say what a current version says
	 * @param claims how many claims those are
	 * @param changed rows of these that differ in what surrounds the claim
	 */
	private record Comparison(long known, long claims, long changed) {

		static Comparison read(Readable row) {
			return new Comparison(Column.of(row, "known", Long.class), Column.of(row, "claims", Long.class),
					Column.of(row, "changed", Long.class));
		}

	}

}
