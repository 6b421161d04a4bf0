package io.casebook.company.database;

import java.util.List;
import java.util.function.Function;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;

/**
 * Runs statements whose first column is JSON, which is how PostgreSQL gives a thing with
 * all its lists in one row.
 */
@Component
public class JsonStatements {

	/** Rows fetched at a time, so that memory does not grow with a streamed result. */
	private static final int FETCH_SIZE = 256;

	private final JsonMapper json;

	private final DeadlineProperties deadlines;

	JsonStatements(JsonMapper json, DeadlineProperties deadlines) {
		this.json = json;
		this.deadlines = deadlines;
	}

	/** The only row, if there is one. */
	public <T> Mono<T> one(GenericExecuteSpec statement, Class<T> type) {
		return one(statement, (row) -> content(row, type));
	}

	/** The only row, if there is one, with more than its first column. */
	public <T> Mono<T> one(GenericExecuteSpec statement, Function<Readable, T> reader) {
		return statement.map(reader).one().timeout(this.deadlines.query());
	}

	/** All rows of a result that is short. */
	public <T> Mono<List<T>> list(GenericExecuteSpec statement, Class<T> type) {
		return list(statement, (row) -> content(row, type));
	}

	/** All rows of a result that is short, with more than their first columns. */
	public <T> Mono<List<T>> list(GenericExecuteSpec statement, Function<Readable, T> reader) {
		return statement.map(reader).all().collectList().timeout(this.deadlines.query());
	}

	/** The rows of a result of any length. */
	public <T> Flux<T> stream(GenericExecuteSpec statement, Class<T> type) {
		return stream(statement, (row) -> content(row, type));
	}

	/** The rows of a result of any length, with more than their first columns. */
	public <T> Flux<T> stream(GenericExecuteSpec statement, Function<Readable, T> reader) {
		return statement.filter((prepared) -> prepared.fetchSize(FETCH_SIZE))
			.map(reader)
			.all()
			.timeout(this.deadlines.row());
	}

	/** The value that the first column of a row is. */
	public <T> T content(Readable row, Class<T> type) {
		byte[] value = row.get(0, byte[].class);
		if (value == null) {
			throw new IllegalStateException("The statement gave null for a " + type.getSimpleName());
		}
		return this.json.readValue(value, type);
	}

}
