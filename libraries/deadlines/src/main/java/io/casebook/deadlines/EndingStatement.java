package io.casebook.deadlines;

import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** A statement that is ended in the database when its result is waited for no more. */
final class EndingStatement implements Statement {

	private final Statement statement;

	private final EndingConnection connection;

	private boolean bound;

	EndingStatement(Statement statement, EndingConnection connection) {
		this.statement = statement;
		this.connection = connection;
	}

	@Override
	public Publisher<? extends Result> execute() {
		return Flux.defer(() -> {
			Execution execution = new Execution(this.connection, this.bound);
			return this.connection.execute(execution,
					() -> Flux.defer(this.statement::execute)
						.<Result>map(execution::ending)
						.doOnTerminate(execution::given)
						.doOnCancel(execution::abandon));
		});
	}

	@Override
	public Statement add() {
		this.statement.add();
		return this;
	}

	@Override
	public Statement bind(int index, Object value) {
		this.bound = true;
		this.statement.bind(index, value);
		return this;
	}

	@Override
	public Statement bind(String name, Object value) {
		this.bound = true;
		this.statement.bind(name, value);
		return this;
	}

	@Override
	public Statement bindNull(int index, Class<?> type) {
		this.bound = true;
		this.statement.bindNull(index, type);
		return this;
	}

	@Override
	public Statement bindNull(String name, Class<?> type) {
		this.bound = true;
		this.statement.bindNull(name, type);
		return this;
	}

	@Override
	public Statement returnGeneratedValues(String... columns) {
		this.statement.returnGeneratedValues(columns);
		return this;
	}

	@Override
	public Statement fetchSize(int rows) {
		this.statement.fetchSize(rows);
		return this;
	}

}
