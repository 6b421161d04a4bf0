package io.casebook.metrics.index;

import java.time.Instant;
import java.util.List;

import io.casebook.intake.Caller;
import io.casebook.metrics.query.ParameterReader;
import io.casebook.metrics.recording.Change;
import io.casebook.metrics.recording.Draft;
import io.casebook.metrics.recording.Version;
import io.casebook.metrics.recording.Versions;
import io.casebook.metrics.row.Column;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/**
 * The versions of indices. Claims keep the index that they have, in a unit that it takes.
 */
@Repository
class IndexVersions implements Versions<Index> {

	private final DatabaseClient database;

	private final IndexNeeds needs;

	IndexVersions(DatabaseClient database, IndexNeeds needs) {
		this.database = database;
		this.needs = needs;
	}

	@Override
	public String name() {
		return "index";
	}

	@Override
	public String path(String key) {
		return "/api/v1/indices/" + key;
	}

	@Override
	public String key(Index index) {
		return index.key();
	}

	@Override
	public Draft<Index> read(ObjectNode content) {
		return Change.read(content, Index.FIELDS, Index::read);
	}

	@Override
	public Mono<Version<Index>> last(String key) {
		return versions(key, 0, 1, "DESC").singleOrEmpty();
	}

	/** The version that holds now, or held at the time. */
	Mono<Version<Index>> find(String key, @Nullable Instant recordedAsOf) {
		return versions(key, 0, Integer.MAX_VALUE, "ASC").filter((version) -> version.holds(recordedAsOf))
			.singleOrEmpty();
	}

	/** The versions of an index, the first recorded first. */
	Mono<List<Version<Index>>> history(String key, int after, int rows) {
		return versions(key, after, rows, "ASC").collectList();
	}

	private Flux<Version<Index>> versions(String key, int after, int rows, String order) {
		if (!ParameterReader.isKey(key)) {
			return Flux.empty();
		}
		return this.database.sql("""
				SELECT %s, %s
				FROM index
				WHERE key = :key AND revision > :after
				ORDER BY revision %s
				LIMIT :rows
				""".formatted(IndexRepository.FIELDS, Version.COLUMNS, order))
			.bind("key", key)
			.bind("after", after)
			.bind("rows", rows)
			.map((row) -> Version.read(row, IndexRepository.read(row)))
			.all();
	}

	/**
	 * What takes the units that the version before took need not be held against claims.
	 */
	@Override
	public Mono<Void> checkConflicts(Index index, @Nullable Index before) {
		if (before == null || index.takesUnitsOf(before)) {
			return Mono.empty();
		}
		return this.needs.hasOtherClaims(index)
			.filter(Boolean::booleanValue)
			.flatMap((others) -> Mono.error(new ApiProblem(ProblemType.CONFLICT,
					"Claims of '%s' have another unit than %s: another unit is another index".formatted(index.key(),
							index.unit()))));
	}

	@Override
	public Mono<Void> checkNeeded(String key) {
		return this.needs.reason(key)
			.flatMap((reason) -> Mono
				.error(new ApiProblem(ProblemType.CONFLICT, "The index '%s' is needed: %s".formatted(key, reason))));
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
		DatabaseClient.GenericExecuteSpec update = this.database.sql("""
				UPDATE index SET superseded_at = :now, retired_by = :retired WHERE key = :key AND superseded_at IS NULL
				""").bind("key", key).bind("now", now);
		return Column.bind(update, "retired", retiredBy).then();
	}

	@Override
	public Mono<Void> add(Index index, int revision, Instant now, Caller caller) {
		DatabaseClient.GenericExecuteSpec insert = this.database
			.sql("""
					INSERT INTO index (key, revision, position, title, unit, unit_label, dimension, better, basis, definition,
						formula, recorded_at, recorded_by)
					VALUES (:key, :revision,
						coalesce((SELECT max(position) FROM index WHERE key = :key),
							(SELECT coalesce(max(position), 0) + 1 FROM index)),
						:title, :unit, :label, :dimension, :better, :basis, :definition, :formula, :now, :caller)
					""")
			.bind("key", index.key())
			.bind("revision", revision)
			.bind("title", index.title())
			.bind("unit", index.unit())
			.bind("dimension", index.dimension().toString())
			.bind("better", index.better().toString())
			.bind("basis", index.basis().toString())
			.bind("now", now)
			.bind("caller", caller.subject());
		insert = Column.bind(insert, "label", index.unitLabel());
		insert = Column.bind(insert, "definition", index.definition());
		return Column.bind(insert, "formula", index.formula()).then();
	}

}
