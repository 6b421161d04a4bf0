package io.casebook.metrics.index;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.casebook.intake.Recording;
import io.casebook.keyset.Stretches;
import io.casebook.metrics.query.ParameterReader;
import io.casebook.metrics.row.Column;
import io.casebook.metrics.vocabulary.Vocabulary;
import io.casebook.ranking.Better;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the catalogue, as it is or as it was recorded at an earlier time.
 */
@Repository
public class IndexRepository {

	private static final Duration DEADLINE = Duration.ofSeconds(10);

	/** The rows of a stream that are fetched at a time. */
	private static final int STRETCH = 256;

	/** The columns of an index. */
	static final String FIELDS = "key, title, unit, unit_label, dimension, better, basis, definition, formula";

	private static final String COLUMNS = "SELECT %s, place ".formatted(FIELDS);

	private final DatabaseClient database;

	private final Recording recording;

	IndexRepository(DatabaseClient database, Recording recording) {
		this.database = database;
		this.recording = recording;
	}

	/**
	 * The indices with the keys, in the order of the keys.
	 * @param parameter the query parameter or path variable that has the keys, for the
	 * problem when some of them are unknown
	 * @param recordedAsOf the time whose catalogue is wanted; the present without it
	 */
	public Mono<List<Index>> findByKeys(String parameter, Collection<String> keys, @Nullable Instant recordedAsOf) {
		String sql = COLUMNS + """
				FROM (SELECT i.*, i.position AS place FROM index i) i
				WHERE key = ANY(:keys) AND %s
				""".formatted(recorded(recordedAsOf));
		DatabaseClient.GenericExecuteSpec statement = this.database.sql(sql)
			.bind("keys", keys.stream().filter(ParameterReader::isKey).toArray(String[]::new));
		if (recordedAsOf != null) {
			statement = statement.bind("recorded", recordedAsOf);
		}
		return statement.map(IndexRepository::read)
			.all()
			.collectList()
			.timeout(DEADLINE)
			.map((found) -> inOrder(parameter, keys, found));
	}

	/** Those of the keys that there are. */
	public Mono<Map<String, Index>> findKnown(Collection<String> keys) {
		return this.database.sql(COLUMNS + """
				FROM (SELECT i.*, i.position AS place FROM index i) i
				WHERE key = ANY(:keys) AND superseded_at IS NULL
				""").bind("keys", keys.toArray(String[]::new)).map(IndexRepository::read).all().collectMap(Index::key);
	}

	/** All indices that held at the time, in the catalogue's order. */
	public Flux<Index> findAll(Instant recordedAsOf) {
		return findAll(new IndexFilter(null, null, null, recordedAsOf));
	}

	/**
	 * The time of which several statements read what no write changes any more: the one
	 * that is wanted, or the last time of recording.
	 */
	Mono<Instant> fix(@Nullable Instant recordedAsOf) {
		return (recordedAsOf != null) ? Mono.just(recordedAsOf) : this.recording.last();
	}

	/**
	 * All that are wanted, in stretches that hold no connection while somebody reads.
	 * @param filter of a time that is fixed, or what is recorded meanwhile shows in parts
	 */
	Flux<Index> findAll(IndexFilter filter) {
		return Stretches.of(STRETCH, find(filter, 0, STRETCH), (last) -> find(filter, last.place(), STRETCH))
			.concatMapIterable((indices) -> indices, 1)
			.map(PlacedIndex::index);
	}

	/**
	 * Places in the catalogue, in its order or in that of a set.
	 * @param after the place after which to begin
	 * @param rows the most rows wanted
	 */
	Mono<List<PlacedIndex>> find(IndexFilter filter, int after, int rows) {
		List<String> conditions = new ArrayList<>();
		Map<String, Object> values = new HashMap<>();
		conditions.add(recorded(filter.recordedAsOf()));
		if (filter.recordedAsOf() != null) {
			values.put("recorded", filter.recordedAsOf());
		}
		String place = "position";
		if (filter.members() != null) {
			place = "array_position(CAST(:members AS text[]), CAST(key AS text))";
			conditions.add("key = ANY(:members)");
			values.put("members", filter.members().toArray(String[]::new));
		}
		if (filter.dimension() != null) {
			conditions.add("dimension = :dimension");
			values.put("dimension", filter.dimension().toString());
		}
		if (filter.words() != null) {
			conditions.add("strpos(lower(concat_ws(' ', key, title, definition)), lower(:words)) > 0");
			values.put("words", filter.words());
		}
		String sql = COLUMNS + """
				FROM (SELECT i.*, %s AS place FROM index i WHERE %s) i
				WHERE place > :after
				ORDER BY place
				LIMIT :rows
				""".formatted(place, String.join(" AND ", conditions));
		values.put("after", after);
		values.put("rows", rows);
		return this.database.sql(sql)
			.bindValues(values)
			.map((row) -> new PlacedIndex(read(row), Column.number(row, "place")))
			.all()
			.collectList()
			.timeout(DEADLINE);
	}

	private static String recorded(@Nullable Instant time) {
		return (time == null) ? "superseded_at IS NULL"
				: "recorded_at <= :recorded AND (superseded_at IS NULL OR superseded_at > :recorded)";
	}

	private static List<Index> inOrder(String parameter, Collection<String> keys, List<Index> found) {
		Map<String, Index> byKey = new HashMap<>();
		found.forEach((index) -> byKey.put(index.key(), index));
		List<String> unknown = keys.stream().filter((key) -> !byKey.containsKey(key)).toList();
		if (!unknown.isEmpty()) {
			throw new UnknownIndexException(parameter, unknown);
		}
		List<Index> ordered = new ArrayList<>();
		for (String key : keys) {
			Index index = byKey.get(key);
			if (index != null) {
				ordered.add(index);
			}
		}
		return ordered;
	}

	static Index read(Readable row) {
		return new Index(Column.text(row, "key"), Column.text(row, "title"), Column.text(row, "unit"),
				row.get("unit_label", String.class), Vocabulary.of(Dimension.class, Column.text(row, "dimension")),
				Vocabulary.of(Better.class, Column.text(row, "better")),
				Vocabulary.of(Basis.class, Column.text(row, "basis")), row.get("definition", String.class),
				row.get("formula", String.class));
	}

	/** What is wanted of the catalogue; the members are those of a set, in its order. */
	record IndexFilter(@Nullable String words, @Nullable Dimension dimension, @Nullable List<String> members,
			@Nullable Instant recordedAsOf) {
	}

	/** An index and where it stands in the list. */
	record PlacedIndex(Index index, int place) {
	}

}
