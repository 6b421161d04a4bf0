package io.casebook.metrics.indexset;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.casebook.metrics.query.ParameterReader;
import io.casebook.metrics.row.Column;
import io.casebook.problem.ApiProblem;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/**
 * Reads index sets, as they are or as they were recorded at an earlier time.
 */
@Repository
public class IndexSetRepository {

	private static final Duration DEADLINE = Duration.ofSeconds(10);

	/** The columns of a set. */
	static final String FIELDS = "key, title, description, members, position";

	private final DatabaseClient database;

	IndexSetRepository(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * The set with the key.
	 * @param parameter the query parameter or path variable that has the key, for the
	 * problem when it is unknown
	 * @param recordedAsOf the time whose set is wanted; the present without it
	 */
	public Mono<IndexSet> findByKey(String parameter, String key, @Nullable Instant recordedAsOf) {
		if (!ParameterReader.isKey(key)) {
			return Mono.error(unknown(parameter, key));
		}
		DatabaseClient.GenericExecuteSpec statement = this.database
			.sql("SELECT %s FROM index_set WHERE key = :key AND %s".formatted(FIELDS, recorded(recordedAsOf)));
		statement = (recordedAsOf != null) ? statement.bind("recorded", recordedAsOf) : statement;
		return statement.bind("key", key)
			.map(IndexSetRepository::read)
			.one()
			.timeout(DEADLINE)
			.map(PlacedSet::set)
			.switchIfEmpty(Mono.error(() -> unknown(parameter, key)));
	}

	/**
	 * The sets in the catalogue's order.
	 * @param recordedAsOf the time whose sets are wanted; the present without it
	 * @param after the place after which to begin
	 * @param rows the most rows wanted; all of them without it
	 */
	Flux<PlacedSet> find(@Nullable Instant recordedAsOf, int after, @Nullable Integer rows) {
		DatabaseClient.GenericExecuteSpec statement = this.database.sql("""
				SELECT %s
				FROM index_set
				WHERE %s AND position > :after
				ORDER BY position
				LIMIT :rows
				""".formatted(FIELDS, recorded(recordedAsOf))).bind("after", after);
		statement = (recordedAsOf != null) ? statement.bind("recorded", recordedAsOf) : statement;
		statement = (rows != null) ? statement.bind("rows", rows) : statement.bindNull("rows", Integer.class);
		return statement.filter((each) -> each.fetchSize(256)).map(IndexSetRepository::read).all().timeout(DEADLINE);
	}

	/** All sets that held at the time, in the catalogue's order. */
	public Flux<IndexSet> findAll(Instant recordedAsOf) {
		return find(recordedAsOf, 0, null).map(PlacedSet::set);
	}

	private static String recorded(@Nullable Instant time) {
		return (time == null) ? "superseded_at IS NULL"
				: "recorded_at <= :recorded AND (superseded_at IS NULL OR superseded_at > :recorded)";
	}

	static ApiProblem unknown(String parameter, String key) {
		return ApiProblem.unknownKeys(parameter, "index set", List.of(key));
	}

	static PlacedSet read(Readable row) {
		IndexSet set = new IndexSet(Column.text(row, "key"), Column.text(row, "title"),
				row.get("description", String.class), List.of(Column.of(row, "members", String[].class)));
		return new PlacedSet(set, Column.number(row, "position"));
	}

	/** A set and where it stands in the list. */
	record PlacedSet(IndexSet set, int place) {
	}

}
