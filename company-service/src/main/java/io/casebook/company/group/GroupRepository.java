package io.casebook.company.group;

import java.util.List;

import io.casebook.company.database.JsonStatements;
import io.casebook.company.key.Slug;
import io.casebook.problem.ApiProblem;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/** Groups, each read with its members in one row. */
@Repository
public class GroupRepository {

	private final DatabaseClient database;

	private final JsonStatements json;

	GroupRepository(DatabaseClient database, JsonStatements json) {
		this.database = database;
		this.json = json;
	}

	/** The group; fails as an unknown key when there is none. */
	public Mono<CompanyGroup> require(String key) {
		return Mono.just(key)
			.filter(Slug::matches)
			.flatMap((slug) -> this.json.one(this.database.sql("""
					SELECT g.content FROM group_content g WHERE g.key = :key
					""").bind("key", slug), CompanyGroup.class))
			.switchIfEmpty(Mono.error(() -> ApiProblem.unknownKeys("group", "group", List.of(key))));
	}

	Mono<List<CompanyGroup>> page(@Nullable String after, int rows) {
		return this.json.list(this.database.sql("""
				SELECT g.content FROM group_content g WHERE g.key > :after ORDER BY g.key LIMIT :rows
				""").bind("after", (after != null) ? after : "").bind("rows", rows), CompanyGroup.class);
	}

	Flux<CompanyGroup> all() {
		return this.json.stream(this.database.sql("""
				SELECT g.content FROM group_content g ORDER BY g.key
				"""), CompanyGroup.class);
	}

}
