package io.casebook.metrics.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.casebook.intake.Recording;
import io.casebook.keyset.Stretches;
import io.casebook.metrics.claim.Claim;
import io.casebook.metrics.row.Column;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * Reads observations. Lists are in the order of company, index, id and revision, which is
 * the primary key's; ids grow with time, so that the claims of a cell stand as they came.
 */
@Repository
class ObservationRepository {

	private static final Duration DEADLINE = Duration.ofSeconds(10);

	/** The rows of a stream that are fetched at a time. */
	private static final int STRETCH = 2000;

	private static final String OF_LISTS = "o.company, o.index, o.id, o.revision";

	/** A claim may have been put to another company or index. */
	private static final String OF_HISTORIES = "o.revision";

	private final DatabaseClient database;

	private final ClaimReader reader;

	private final TransactionalOperator transaction;

	private final Recording recording;

	ObservationRepository(DatabaseClient database, ClaimReader reader, TransactionalOperator transaction,
			Recording recording) {
		this.database = database;
		this.reader = reader;
		this.recording = recording;
		this.transaction = transaction;
	}

	/** A page of what is wanted, from the first or from after a place. */
	Mono<List<Claim>> findPage(ObservationFilter filter, @Nullable Place after, int rows) {
		Conditions conditions = filter.conditions();
		String later = (after != null) ? after.sql(conditions, filter.includeHistory()) : "true";
		String table = "observation o";
		if (filter.lastN() != null) {
			table = lastPeriods(conditions, (after != null) ? Place.SAME_CELL_OR_LATER : "true");
			conditions = conditions.only("o.recency <= :lastN");
			conditions.values().put("lastN", filter.lastN());
		}
		Mono<List<Claim>> page = claims(table, conditions.sql() + " AND " + later, conditions, filter.recordedAsOf(),
				OF_LISTS, rows);
		return (filter.lastN() != null) ? this.transaction.transactional(inOrder().then(page)) : page;
	}

	/**
	 * All of what is wanted, however much, as fast as it is taken. It is fetched in
	 * stretches, so that no connection waits for a slow reader, and as of the last time
	 * of recording: nothing is ever recorded before that, so that what is recorded while
	 * the stream runs does not show in parts.
	 */
	Flux<List<Claim>> stretches(ObservationFilter filter) {
		Mono<ObservationFilter> fixed = (filter.recordedAsOf() != null) ? Mono.just(filter)
				: this.recording.last().map(filter::recordedAsOf);
		return fixed.flatMapMany((still) -> Stretches.of(STRETCH, findPage(still, null, STRETCH),
				(last) -> findPage(still, Place.of(last), STRETCH)));
	}

	/** The version of a claim that holds now, or held at the time. */
	Mono<Claim> findById(UUID id, @Nullable Instant recordedAsOf) {
		Conditions conditions = new Conditions();
		conditions.add("o.id = :id", "id", id);
		conditions.recorded("o", recordedAsOf, false);
		return one(conditions, recordedAsOf);
	}

	/** The last version of a claim, current or not. */
	Mono<Claim> findLast(UUID id) {
		Conditions conditions = new Conditions();
		conditions.add("o.id = :id AND o.revision = (SELECT max(revision) FROM observation WHERE id = :id)", "id", id);
		return one(conditions, null);
	}

	private Mono<Claim> one(Conditions conditions, @Nullable Instant recordedAsOf) {
		return claims("observation o", conditions.sql(), conditions, recordedAsOf, OF_LISTS, 1)
			.flatMapIterable((claims) -> claims)
			.next();
	}

	/** The versions of a claim, the first recorded first. */
	Mono<List<Claim>> findHistory(UUID id, int afterRevision, int rows) {
		Conditions conditions = new Conditions();
		conditions.add("o.id = :id", "id", id);
		conditions.add("o.revision > :revision", "revision", afterRevision);
		return claims("observation o", conditions.sql(), conditions, null, OF_HISTORIES, rows);
	}

	/**
	 * The planner does not see that a page of counted periods needs few cells, and would
	 * read and sort all of them. Without sorting, it goes along the primary key and
	 * stops.
	 */
	private Mono<Void> inOrder() {
		return this.database.sql("SET LOCAL enable_sort = off").then().timeout(DEADLINE);
	}

	/**
	 * The rows are found first, by an index that has them in order, and only then joined:
	 * else the planner may join before it stops. The end of a version that came after the
	 * time asked for was not known then. Of an index that is retired, the last version
	 * serves.
	 */
	private Mono<List<Claim>> claims(String table, String condition, Conditions conditions,
			@Nullable Instant recordedAsOf, String order, int rows) {
		String ended = (recordedAsOf == null) ? "o.superseded_at, o.retired_by" : """
				CASE WHEN o.superseded_at <= :recorded THEN o.superseded_at END AS superseded_at,
				CASE WHEN o.superseded_at <= :recorded THEN o.retired_by END AS retired_by""";
		String sql = """
				SELECT %1$s, %2$s, %3$s
				FROM (
					SELECT %1$s, o.superseded_at, o.retired_by
					FROM %4$s
					WHERE %5$s
					ORDER BY %7$s
					LIMIT :rows) o
				CROSS JOIN LATERAL (
					SELECT x.dimension, x.unit, x.unit_label
					FROM index x
					WHERE x.key = o.index%6$s
					ORDER BY x.revision DESC
					LIMIT 1) x
				ORDER BY %7$s
				""".formatted(ClaimReader.COLUMNS, ended, ClaimReader.INDEX_COLUMNS, table, condition,
				(recordedAsOf != null) ? " AND x.recorded_at <= :recorded" : "", order);
		return this.database.sql(sql)
			.bindValues(conditions.values())
			.bind("rows", rows)
			.map((row) -> this.reader.read(row))
			.all()
			.collectList()
			.timeout(DEADLINE);
	}

	/**
	 * The wanted rows with the place of their period among those of their company,
	 * subject and index, the last first. The place to go on from must not cut a company's
	 * periods short, so that only whole cells before it are left out.
	 */
	private static String lastPeriods(Conditions conditions, String cells) {
		return """
				(
					SELECT o.*, dense_rank() OVER (
						PARTITION BY o.company, o.index, o.subject
						ORDER BY o.period_latest DESC NULLS FIRST, o.period_earliest DESC NULLS LAST) AS recency
					FROM observation o
					WHERE %s AND %s
				) o""".formatted(conditions.sql(), cells);
	}

	/** Where a page ended. */
	record Place(String company, String index, UUID id, int revision) {

		private static final String SAME_CELL_OR_LATER = "(o.company, o.index) >= (:afterCompany, :afterIndex)";

		static Place of(Claim claim) {
			return new Place(claim.company(), claim.index(), claim.id(), claim.revision());
		}

		/** Where each claim is there in one version, a later one is not another claim. */
		private String sql(Conditions conditions, boolean withPast) {
			conditions.values().put("afterCompany", this.company);
			conditions.values().put("afterIndex", this.index);
			conditions.values().put("afterId", this.id);
			conditions.values().put("afterRevision", withPast ? this.revision : Integer.MAX_VALUE);
			return "(o.company, o.index, o.id, o.revision) > (:afterCompany, :afterIndex, :afterId, :afterRevision)";
		}

	}

}
