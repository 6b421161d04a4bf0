package io.casebook.company.source;

import java.util.List;

import io.casebook.company.database.JsonStatements;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

@Repository
class SourceRepository {

	private final DatabaseClient database;

	private final JsonStatements json;

	SourceRepository(DatabaseClient database, JsonStatements json) {
		this.database = database;
		this.json = json;
	}

	/** Those of the sources that there are, in the order asked for. */
	Mono<List<Source>> findAll(List<String> keys) {
		return this.json.list(this.database.sql("""
				SELECT s.content
				FROM unnest(cast(:keys AS text[])) WITH ORDINALITY AS asked (key, place)
				JOIN source_content s ON s.key = asked.key
				ORDER BY asked.place
				""").bind("keys", keys.stream().filter(SourceKey::matches).distinct().toArray(String[]::new)),
				Source.class);
	}

	Mono<List<Source>> page(@Nullable String after, int rows) {
		return this.json.list(this.database.sql("""
				SELECT s.content FROM source_content s WHERE s.key > :after ORDER BY s.key LIMIT :rows
				""").bind("after", (after != null) ? after : "").bind("rows", rows), Source.class);
	}

	Flux<Source> all() {
		return this.json.stream(this.database.sql("""
				SELECT s.content FROM source_content s ORDER BY s.key
				"""), Source.class);
	}

}
