package io.casebook.metrics.indexset;

import java.time.Instant;
import java.util.List;

import io.casebook.intake.Caller;
import io.casebook.intake.FieldReader;
import io.casebook.metrics.query.ParameterReader;
import io.casebook.metrics.recording.Change;
import io.casebook.metrics.recording.Draft;
import io.casebook.metrics.recording.Version;
import io.casebook.metrics.recording.Versions;
import io.casebook.metrics.row.Column;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/** The versions of index sets. All that a set lists are indices. */
@Repository
class IndexSetVersions implements Versions<IndexSet> {

	private final DatabaseClient database;

	IndexSetVersions(DatabaseClient database) {
		this.database = database;
	}

	@Override
	public String name() {
		return "index set";
	}

	@Override
	public String path(String key) {
		return "/api/v1/index-sets/" + key;
	}

	@Override
	public String key(IndexSet set) {
		return set.key();
	}

	@Override
	public Draft<IndexSet> read(ObjectNode content) {
		return Change.read(content, IndexSet.FIELDS, IndexSet::read);
	}

	@Override
	public Mono<Version<IndexSet>> last(String key) {
		return versions(key, 0, 1, "DESC").singleOrEmpty();
	}

	/** The version that holds now, or held at the time. */
	Mono<Version<IndexSet>> find(String key, @Nullable Instant recordedAsOf) {
		return versions(key, 0, Integer.MAX_VALUE, "ASC").filter((version) -> version.holds(recordedAsOf))
			.singleOrEmpty();
	}

	/** The versions of a set, the first recorded first. */
	Flux<Version<IndexSet>> history(String key, int after, int rows) {
		return versions(key, after, rows, "ASC");
	}

	private Flux<Version<IndexSet>> versions(String key, int after, int rows, String order) {
		if (!ParameterReader.isKey(key)) {
			return Flux.empty();
		}
		return this.database.sql("""
				SELECT %s, %s
				FROM index_set
				WHERE key = :key AND revision > :after
				ORDER BY revision %s
				LIMIT :rows
				""".formatted(IndexSetRepository.FIELDS, Version.COLUMNS, order))
			.bind("key", key)
			.bind("after", after)
			.bind("rows", rows)
			.map((row) -> Version.read(row, IndexSetRepository.read(row).set()))
			.all();
	}

	@Override
	public Mono<Void> check(Draft<IndexSet> draft) {
		List<String> members = draft.thing().indices();
		return this.database.sql("SELECT key FROM index WHERE superseded_at IS NULL AND key = ANY(:members)")
			.bind("members", members.toArray(String[]::new))
			.map((row) -> Column.text(row, "key"))
			.all()
			.collectList()
			.doOnNext((known) -> refuseUnknown(members, known, draft.fields()))
			.then();
	}

	/** What cannot be a key is refused already. */
	private static void refuseUnknown(List<String> members, List<String> known, FieldReader fields) {
		for (int place = 0; place < members.size(); place++) {
			String member = members.get(place);
			if (ParameterReader.isKey(member) && !known.contains(member)) {
				fields.refuse(fields.place("indices", place), member, "the key of an index");
			}
		}
	}

	@Override
	public Mono<Void> close(String key, Instant now) {
		return end(key, now, null);
	}

	@Override
	public Mono<Void> retire(String key, Instant now, Caller caller) {
		return end(key, now, caller.subject());
	}

	private Mono<Void> end(String key, Instant now, @Nullable String retiredBy) {
		DatabaseClient.GenericExecuteSpec update = this.database
			.sql("""
					UPDATE index_set SET superseded_at = :now, retired_by = :retired WHERE key = :key AND superseded_at IS NULL
					""")
			.bind("key", key)
			.bind("now", now);
		return Column.bind(update, "retired", retiredBy).then();
	}

	@Override
	public Mono<Void> add(IndexSet set, int revision, Instant now, Caller caller) {
		DatabaseClient.GenericExecuteSpec insert = this.database.sql("""
				INSERT INTO index_set (key, revision, position, title, description, members, recorded_at, recorded_by)
				VALUES (:key, :revision,
					coalesce((SELECT max(position) FROM index_set WHERE key = :key),
						(SELECT coalesce(max(position), 0) + 1 FROM index_set)),
					:title, :description, :members, :now, :caller)
				""")
			.bind("key", set.key())
			.bind("revision", revision)
			.bind("title", set.title())
			.bind("members", set.indices().toArray(String[]::new))
			.bind("now", now)
			.bind("caller", caller.subject());
		return Column.bind(insert, "description", set.description()).then();
	}

}
