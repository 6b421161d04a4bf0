package io.casebook.metrics.indexset;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.casebook.intake.Recording;
import io.casebook.keyset.Stretches;
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

	/** The rows of a stream that are fetched at a time. */
	private static final int STRETCH = 256;

	/** The columns of a set. */
	static final String FIELDS = "key, title, description, members, position";

	private final DatabaseClient database;

	private final Recording recording;

	IndexSetRepository(DatabaseClient database, Recording recording) {
		this.database = database;
		this.recording = recording;
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
	 * @param rows the most rows wanted
	 */
	Mono<List<PlacedSet>> find(@Nullable Instant recordedAsOf, int after, int rows) {
		DatabaseClient.GenericExecuteSpec statement = this.database.sql("""
				SELECT %s
				FROM index_set
				WHERE %s AND position > :after
				ORDER BY position
				LIMIT :rows
				""".formatted(FIELDS, recorded(recordedAsOf))).bind("after", after).bind("rows", rows);
		statement = (recordedAsOf != null) ? statement.bind("recorded", recordedAsOf) : statement;
		return statement.map(IndexSetRepository::read).all().collectList().timeout(DEADLINE);
	}

	/**
	 * All sets that held at the time, in the catalogue's order, in stretches that hold no
	 * connection while somebody reads.
	 */
	public Flux<IndexSet> findAll(Instant recordedAsOf) {
		return Stretches
			.of(STRETCH, find(recordedAsOf, 0, STRETCH), (last) -> find(recordedAsOf, last.place(), STRETCH))
			.concatMapIterable((sets) -> sets, 1)
			.map(PlacedSet::set);
	}

	/** All sets that hold as of the last time of recording, in the catalogue's order. */
	Flux<IndexSet> findAll() {
		return this.recording.last().flatMapMany(this::findAll);
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
