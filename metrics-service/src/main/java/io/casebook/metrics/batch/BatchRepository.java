package io.casebook.metrics.batch;

import java.util.List;
import java.util.UUID;

import io.casebook.metrics.batch.StagedBatch.IndexUse;
import io.casebook.metrics.row.Column;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import io.netty.buffer.ByteBuf;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Wrapped;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps batches in the places that there are for them. Who has a place has its row
 * locked, to the end of the transaction.
 */
@Repository
class BatchRepository {

	private static final TypeReference<List<IndexUse>> USES = new TypeReference<>() {
	};

	/** Whether the table of a place has pages; a crash of the database leaves none. */
	private static final String FILLED = "pg_relation_size(CAST('staged_observation_' || place AS regclass)) > 0";

	private final DatabaseClient database;

	private final JsonMapper json;

	BatchRepository(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	/**
	 * Takes a free place and empties it. Without one it takes that of the batch that
	 * nobody came for the longest, if that is a minute: who stages a batch and never
	 * hears of it, as its answer was lost, leaves it, and a few of those must not keep
	 * all others waiting. That batch is no more then. What is in it is deleted: to
	 * truncate it would wait for a backup, and have the next one wait for who fills it.
	 * The role's limits are for requests; filling and merging take long.
	 */
	Mono<Integer> take() {
		return limits().then(this.database.sql("""
				UPDATE observation_batch SET id = NULL, rows = NULL, faults = 0, units = NULL, staged_at = NULL
				WHERE place = (
					SELECT place FROM observation_batch
					WHERE id IS NULL OR staged_at < now() - interval '1 minute'
					ORDER BY id IS NOT NULL, staged_at, %s, place
					LIMIT 1
					FOR UPDATE SKIP LOCKED)
				RETURNING place
				""".formatted(FILLED)).map((row) -> Column.number(row, "place")).one())
			.switchIfEmpty(Mono.error(() -> new ApiProblem(ProblemType.BUSY,
					"As many batches as there may be are under way: try again when one has been merged")))
			.delayUntil((place) -> this.database.sql("DELETE FROM " + table(place)).then());
	}

	/**
	 * Waits for nobody who stages with the same Idempotency-Key; the key is this
	 * transaction's until it ends.
	 */
	Mono<Void> claim(String subject, String key) {
		return this.database
			.sql("SELECT pg_try_advisory_xact_lock(hashtextextended(CAST(:subject AS text) || ' ' || :key, 8))")
			.bind("subject", subject)
			.bind("key", key)
			.mapValue(Boolean.class)
			.one()
			.filter((free) -> free)
			.switchIfEmpty(Mono.error(BatchRepository::inFlight))
			.then();
	}

	private static ApiProblem inFlight() {
		ApiProblem problem = new ApiProblem(ProblemType.CONFLICT,
				"The first request with this Idempotency-Key is still being worked on");
		problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
		return problem;
	}

	/** Copies rows into a place, to those in it; gives their number. */
	Mono<Long> copy(int place, Flux<ByteBuf> rows) {
		String sql = "COPY %s (%s) FROM STDIN".formatted(table(place), CopyText.COLUMNS);
		return this.database
			.inConnection((connection) -> postgresql(connection).copyIn(sql).fromMany(rows.map(Mono::just)).build());
	}

	/**
	 * Makes what was copied into a place a batch.
	 * @param faults how much was wrong with rows that are not in it
	 */
	Mono<Void> keep(int place, UUID id, long rows, long faults, List<IndexUse> uses) {
		return this.database
			.sql("""
					UPDATE observation_batch
					SET id = :id, rows = :rows, faults = :faults, units = CAST(:units AS jsonb), staged_at = clock_timestamp()
					WHERE place = :place
					""")
			.bind("id", id)
			.bind("rows", rows)
			.bind("faults", faults)
			.bind("units", this.json.writeValueAsString(uses))
			.bind("place", place)
			.then();
	}

	/**
	 * Takes the place of a batch, if there is one, for which somebody has come then.
	 * After a crash of the database the table is empty, and the batch lost.
	 */
	Mono<StagedBatch> find(UUID id) {
		return limits().then(this.database.sql("""
				UPDATE observation_batch SET staged_at = clock_timestamp()
				WHERE id = :id AND (rows = 0 OR %s)
				RETURNING place, rows, faults, units
				""".formatted(FILLED)).bind("id", id).map(this::read).one());
	}

	/** Notes that somebody has come for a batch, unless another one has it now. */
	Mono<Void> renew(UUID id) {
		return this.database.sql("""
				UPDATE observation_batch SET staged_at = clock_timestamp()
				WHERE place = (SELECT place FROM observation_batch WHERE id = :id FOR UPDATE SKIP LOCKED)
				""").bind("id", id).then();
	}

	/** Gives a place free, and empties it if nobody reads it. */
	Mono<Void> free(int place) {
		return this.database.sql("""
				UPDATE observation_batch SET id = NULL, rows = NULL, faults = 0, units = NULL, staged_at = NULL
				WHERE place = :place
				""").bind("place", place).then().then(truncate(place));
	}

	/**
	 * Frees the places of batches that nobody came for, or that a crash took, and empties
	 * free ones in which something is left: a backup read them when they were given free,
	 * or what filled them was undone.
	 */
	Mono<Void> sweep() {
		return this.database.sql("""
				SELECT place FROM observation_batch
				WHERE CASE WHEN id IS NULL THEN %1$s
					ELSE staged_at < now() - interval '6 hours' OR rows > 0 AND NOT %1$s END
				FOR UPDATE SKIP LOCKED
				""".formatted(FILLED))
			.map((row) -> Column.number(row, "place"))
			.all()
			.collectList()
			.flatMapIterable((places) -> places)
			.concatMap(this::free)
			.then();
	}

	static String table(int place) {
		return "staged_observation_" + place;
	}

	private Mono<Void> limits() {
		return this.database.sql("SET LOCAL statement_timeout = '2h'")
			.then()
			.then(this.database.sql("SET LOCAL lock_timeout = '30s'").then());
	}

	/** A backup reads every table until it ends, and nothing here waits for that. */
	private Mono<Void> truncate(int place) {
		return this.database.sql("""
				DO $$
				BEGIN
					LOCK TABLE %1$s NOWAIT;
					TRUNCATE %1$s;
				EXCEPTION WHEN lock_not_available THEN
					NULL;
				END
				$$
				""".formatted(table(place))).then();
	}

	private StagedBatch read(Readable row) {
		return new StagedBatch(Column.number(row, "place"), Column.of(row, "rows", Long.class),
				Column.of(row, "faults", Long.class),
				this.json.readValue(Column.of(row, "units", Json.class).asArray(), USES));
	}

	/** The driver's own connection, beneath those of the transaction and of the pool. */
	private static PostgresqlConnection postgresql(Connection connection) {
		Object unwrapped = connection;
		while (!(unwrapped instanceof PostgresqlConnection) && unwrapped instanceof Wrapped<?> wrapped) {
			unwrapped = wrapped.unwrap();
		}
		return (PostgresqlConnection) unwrapped;
	}

}
