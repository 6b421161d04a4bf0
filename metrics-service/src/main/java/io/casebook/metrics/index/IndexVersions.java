package io.casebook.metrics.index;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.casebook.intake.Caller;
import io.casebook.metrics.query.ParameterReader;
import io.casebook.metrics.recording.Change;
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
public class IndexVersions implements Versions<Index> {

	private final DatabaseClient database;

	IndexVersions(DatabaseClient database) {
		this.database = database;
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
	public Index read(ObjectNode content) {
		return Change.read(content, Index.FIELDS, Index::read);
	}

	@Override
	public Mono<Version<Index>> last(String key) {
		return versions(key, 0, 1, "DESC").next();
	}

	/** The version that holds now, or held at the time. */
	Mono<Version<Index>> find(String key, @Nullable Instant recordedAsOf) {
		return versions(key, 0, Integer.MAX_VALUE, "ASC").filter((version) -> version.holds(recordedAsOf)).next();
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

	@Override
	public Mono<Void> check(Index index) {
		return hasOtherClaims(index).filter(Boolean::booleanValue)
			.flatMap((others) -> Mono.error(new ApiProblem(ProblemType.CONFLICT,
					"Claims of '%s' have another unit than %s: another unit is another index".formatted(index.key(),
							index.unit()))));
	}

	/** Whether there are claims in a unit that the index would not take. */
	public Mono<Boolean> hasOtherClaims(Index index) {
		String other = switch (index.dimension()) {
			case MONEY -> "unit <> ALL(:currencies)";
			case PRICE -> "(left(unit, 3) <> ALL(:currencies) OR substr(unit, 4) <> substr(:unit, 4))";
			default -> "unit <> :unit";
		};
		DatabaseClient.GenericExecuteSpec query = this.database.sql("""
				SELECT EXISTS (SELECT FROM observation WHERE index = :key AND superseded_at IS NULL AND %s)
				""".formatted(other)).bind("key", index.key());
		query = other.contains(":unit") ? query.bind("unit", index.unit()) : query;
		query = other.contains(":currencies") ? query.bind("currencies", Currencies.all()) : query;
		return query.mapValue(Boolean.class).one();
	}

	@Override
	public Mono<Void> checkNeeded(String key) {
		return this.database.sql("""
				SELECT CASE
					WHEN EXISTS (SELECT FROM observation WHERE index = :key AND superseded_at IS NULL)
						THEN 'claims are about it'
					ELSE (SELECT 'the index set ' || min(key) || ' has it' FROM index_set
						WHERE :key = ANY(members) AND superseded_at IS NULL HAVING count(*) > 0) END AS reason
				""")
			.bind("key", key)
			.map((row) -> Optional.ofNullable(row.get("reason", String.class)))
			.one()
			.flatMap((reason) -> reason.isEmpty() ? Mono.empty() : Mono.error(
					new ApiProblem(ProblemType.CONFLICT, "The index '%s' is needed: %s".formatted(key, reason.get()))));
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
