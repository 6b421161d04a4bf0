package io.casebook.company.revision;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import io.casebook.company.database.JsonStatements;
import io.casebook.problem.ApiProblem;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/** Things by their keys, at present and as they were recorded before. */
@Repository
public class Versions {

	/** What the key of anything is made of. Others are unknown without asking. */
	static final Pattern KEY = Pattern.compile("[A-Za-z0-9._/-]{1,200}");

	private final DatabaseClient database;

	private final JsonStatements json;

	Versions(DatabaseClient database, JsonStatements json) {
		this.database = database;
		this.json = json;
	}

	/** The thing; fails as an unknown key when there is none in that state. */
	public <T> Mono<Versioned<T>> require(RecordedState state, Kind kind, String key, Class<T> type) {
		return find(state, kind, key, type).switchIfEmpty(Mono.error(() -> unknown(kind, key)));
	}

	/** The thing, if there is one in that state. */
	public <T> Mono<Versioned<T>> find(RecordedState state, Kind kind, String key, Class<T> type) {
		if (!KEY.matcher(key).matches()) {
			return Mono.empty();
		}
		return this.json.one(state.query(this.database, """
				SELECT v.answer, v.revision FROM %1$s v WHERE v.kind = :kind AND v.key = :key
				""").bind("kind", kind.toString()).bind("key", key),
				(row) -> new Versioned<>(this.json.content(row, type), number(row)));
	}

	/**
	 * Those of the things that there are, in the order asked for, as the JSON of an
	 * object with a list of items. Nothing of it is decided on here, so it is not read.
	 */
	public Mono<byte[]> findAll(RecordedState state, Kind kind, List<String> keys) {
		return this.json.one(
				state.query(this.database, """
						SELECT json_build_object('items', coalesce(json_agg(v.answer ORDER BY asked.place), '[]'))
						FROM unnest(cast(:keys AS text[])) WITH ORDINALITY AS asked (key, place)
						JOIN %1$s v ON v.kind = :kind AND v.key = asked.key
						""")
					.bind("kind", kind.toString())
					.bind("keys", keys.stream().filter(KEY.asMatchPredicate()).distinct().toArray(String[]::new)),
				(row) -> Objects.requireNonNull(row.get(0, byte[].class)));
	}

	/** The things whose keys come after one, ordered by key. */
	public <T> Mono<List<T>> page(RecordedState state, Kind kind, @Nullable String after, int rows, Class<T> type) {
		return this.json.list(state.query(this.database, """
				SELECT v.answer
				FROM %1$s v
				WHERE v.kind = :kind AND v.key > :after
				ORDER BY v.key
				LIMIT :rows
				""").bind("kind", kind.toString()).bind("after", (after != null) ? after : "").bind("rows", rows),
				type);
	}

	private static int number(Readable row) {
		return Objects.requireNonNull(row.get("revision", Integer.class));
	}

	static ApiProblem unknown(Kind kind, String key) {
		return ApiProblem.unknownKeys(kind.toString(), kind.toString(), List.of(key));
	}

}
