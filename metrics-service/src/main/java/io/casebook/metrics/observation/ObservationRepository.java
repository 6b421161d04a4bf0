package io.casebook.metrics.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import io.casebook.metrics.claim.Claim;
import io.casebook.metrics.observation.ObservationFilter.Conditions;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Reads observations. Lists are in the order of company, index, id and revision, which is
 * the primary key's; ids grow with time, so that the claims of a cell stand as they came.
 */
@Repository
public class ObservationRepository {

	private static final Duration DEADLINE = Duration.ofSeconds(10);

	/** How long a stream may stand still, because of the database or of the client. */
	private static final Duration STANDSTILL = Duration.ofSeconds(30);

	private static final int FETCH_SIZE = 256;

	/** A stream holds a connection as long as it lasts; some are left for all else. */
	private static final int MOST_STREAMS = 5;

	private final Semaphore streams = new Semaphore(MOST_STREAMS);

	private final DatabaseClient database;

	private final ClaimReader reader;

	private final TransactionalOperator snapshot;

	ObservationRepository(DatabaseClient database, ClaimReader reader, ReactiveTransactionManager transactions) {
		this.database = database;
		this.reader = reader;
		DefaultTransactionDefinition readOnly = new DefaultTransactionDefinition();
		readOnly.setReadOnly(true);
		this.snapshot = TransactionalOperator.create(transactions, readOnly);
	}

	/**
	 * Claims of any of the companies for any of the indices, deprecated and planned ones
	 * included, those of a cell next to each other.
	 * @param recordedAsOf the time whose record is wanted; the present without it
	 */
	public Flux<Claim> findForCells(Collection<String> companies, Collection<String> indices,
			@Nullable Instant recordedAsOf) {
		Conditions conditions = new Conditions();
		conditions.anyOf("o.company", "companies", List.copyOf(companies));
		conditions.anyOf("o.index", "indices", List.copyOf(indices));
		conditions.recorded("o", recordedAsOf, false);
		return rows(select("observation", conditions.sql(), recordedAsOf), conditions).timeout(DEADLINE);
	}

	/** A page of what is wanted, from the first or from after a place. */
	Flux<Claim> findPage(ObservationFilter filter, @Nullable Place after, int rows) {
		Conditions conditions = filter.conditions();
		conditions.values().put("rows", rows);
		if (after != null) {
			after.bind(conditions);
		}
		return rows(list(filter, conditions, after != null) + "LIMIT :rows", conditions).timeout(DEADLINE);
	}

	/**
	 * All of what is wanted, however much, as fast as it is taken. The role's limit on a
	 * statement's time would end a long one and is lifted.
	 */
	Flux<Claim> stream(ObservationFilter filter) {
		Conditions conditions = filter.conditions();
		Flux<Claim> rows = rows(list(filter, conditions, false), conditions);
		Flux<Claim> whole = this.snapshot
			.transactional(this.database.sql("SET LOCAL statement_timeout = 0").then().thenMany(Flux.defer(() -> rows)))
			.timeout(STANDSTILL);
		return Flux.defer(() -> this.streams.tryAcquire() ? whole.doFinally((end) -> this.streams.release())
				: Flux.error(() -> new ApiProblem(ProblemType.UNAVAILABLE,
						"%d streams are running; no more are served at once".formatted(MOST_STREAMS))));
	}

	/** The current version of a claim. */
	Mono<Claim> findById(UUID id) {
		Conditions conditions = new Conditions();
		conditions.add("o.id = :id", "id", id);
		conditions.recorded("o", null, false);
		return rows(select("observation", conditions.sql(), null), conditions).singleOrEmpty().timeout(DEADLINE);
	}

	/** The versions of a claim, the first recorded first. */
	Flux<Claim> findHistory(UUID id, int afterRevision, int rows) {
		Conditions conditions = new Conditions();
		conditions.add("o.id = :id", "id", id);
		conditions.add("o.revision > :revision", "revision", afterRevision);
		conditions.values().put("rows", rows);
		return rows(select("observation", conditions.sql(), null) + "LIMIT :rows", conditions).timeout(DEADLINE);
	}

	private Flux<Claim> rows(String sql, Conditions conditions) {
		return this.database.sql(sql)
			.bindValues(conditions.values())
			.filter((statement) -> statement.fetchSize(FETCH_SIZE))
			.map(this.reader::read)
			.all();
	}

	/**
	 * The last periods are counted among the rows that are wanted. The place to go on
	 * from must not cut a company's periods short, so it is looked at after counting.
	 */
	private static String list(ObservationFilter filter, Conditions conditions, boolean after) {
		String later = after ? Place.LATER : "true";
		if (filter.lastN() == null) {
			return select("observation", conditions.sql() + " AND " + later, filter.recordedAsOf());
		}
		conditions.values().put("lastN", filter.lastN());
		String counted = """
				(
					SELECT o.*, dense_rank() OVER (
						PARTITION BY o.company, o.index, o.subject
						ORDER BY o.period_latest DESC NULLS FIRST, o.period_earliest DESC NULLS LAST) AS recency
					FROM observation o
					WHERE %s AND %s
				)""".formatted(conditions.sql(), after ? Place.SAME_CELL_OR_LATER : "true");
		return select(counted, "o.recency <= :lastN AND " + later, filter.recordedAsOf());
	}

	/** The end of a version that came after the time asked for was not known then. */
	private static String select(String table, String conditions, @Nullable Instant recordedAsOf) {
		String ended = (recordedAsOf == null) ? "o.superseded_at"
				: "CASE WHEN o.superseded_at <= :recorded THEN o.superseded_at END";
		Conditions index = new Conditions().recorded("x", recordedAsOf, false);
		return """
				SELECT %s, %s AS superseded_at
				FROM %s o JOIN index x ON x.key = o.index AND %s
				WHERE %s
				ORDER BY o.company, o.index, o.id, o.revision
				""".formatted(ClaimReader.COLUMNS, ended, table, index.sql(), conditions);
	}

	/** Where a page ended. */
	record Place(String company, String index, UUID id, int revision) {

		private static final String LATER = """
				(o.company, o.index, o.id, o.revision) > (:afterCompany, :afterIndex, :afterId, :afterRevision)""";

		private static final String SAME_CELL_OR_LATER = "(o.company, o.index) >= (:afterCompany, :afterIndex)";

		void bind(Conditions conditions) {
			conditions.values().put("afterCompany", this.company);
			conditions.values().put("afterIndex", this.index);
			conditions.values().put("afterId", this.id);
			conditions.values().put("afterRevision", this.revision);
		}

	}

}
