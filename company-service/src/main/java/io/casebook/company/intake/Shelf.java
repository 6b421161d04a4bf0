package io.casebook.company.intake;

import java.util.List;

import io.casebook.intake.JsonBody;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/** Single things as they stand when one is written, and what holds them there. */
@Repository
class Shelf {

	private static final int NAMED = 20;

	private final DatabaseClient database;

	Shelf(DatabaseClient database) {
		this.database = database;
	}

	/** The version that holds. */
	Mono<Current> current(Writable<?> what, String key) {
		return this.database
			.sql("SELECT v.answer, v.content, v.revision FROM present v WHERE v.kind = :kind AND v.key = :key")
			.bind("kind", what.kind().toString())
			.bind("key", key)
			.map((row) -> new Current(row.get("revision", Integer.class), json(row, "content"), json(row, "answer")))
			.one()
			.defaultIfEmpty(Current.NONE);
	}

	/**
	 * Refuses to remove what others refer to.
	 * @param elsewhere what refers to it from other services
	 */
	Mono<Void> requireUnheld(Writable<?> what, String key, List<String> elsewhere) {
		return this.database
			.sql("SELECT h.kind, h.key FROM (%s) h ORDER BY h.kind, h.key LIMIT %d".formatted(what.holders(), NAMED))
			.bind("key", key)
			.map((row) -> "%s %s".formatted(row.get("kind", String.class), row.get("key", String.class)))
			.all()
			.concatWithValues(elsewhere.toArray(String[]::new))
			.collectList()
			.doOnNext((holders) -> {
				if (!holders.isEmpty()) {
					throw held(what, key, holders);
				}
			})
			.then();
	}

	/** Runs statements about a key, one after the other. */
	Mono<Void> run(List<String> statements, String key) {
		return Flux.fromIterable(statements)
			.concatMap((statement) -> this.database.sql(statement).bind("key", key).then())
			.then();
	}

	private static ApiProblem held(Writable<?> what, String key, List<String> holders) {
		return new ApiProblem(ProblemType.CONFLICT,
				"The %s '%s' is referred to by %s".formatted(what.kind(), key, String.join(", ", holders)),
				holders.stream()
					.map((holder) -> InvalidInput.parameter(what.kind().toString(), key,
							"It is referred to by " + holder))
					.toList(),
				null);
	}

	private static @Nullable ObjectNode json(Readable row, String column) {
		byte[] value = row.get(column, byte[].class);
		return (value != null) ? JsonBody.read(value) : null;
	}

}
