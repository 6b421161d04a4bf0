package io.casebook.deadlines;

import java.time.Duration;
import java.util.function.Supplier;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.TransactionDefinition;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A connection that ends a statement as soon as its result is waited for no more, and
 * does nothing else until it has ended.
 */
final class EndingConnection implements Connection, Wrapped<Connection> {

	/** What needs no disk is answered within it, or never. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final PostgresqlConnection connection;

	private final Mono<Void> cancellation;

	private volatile @Nullable Mono<Void> ending;

	/**
	 * From when a transaction is asked for until the driver has told that it has begun.
	 */
	private volatile boolean beginning;

	/**
	 * Wraps a connection.
	 * @param cancellation each time it is subscribed to it cancels what the connection
	 * does
	 */
	EndingConnection(PostgresqlConnection connection, Mono<Void> cancellation) {
		this.connection = connection;
		this.cancellation = cancellation;
	}

	/**
	 * Nobody waits any more for what is going on.
	 * @param sending completes when the driver has sent all of it
	 */
	void abandon(Mono<Void> sending) {
		if (this.ending == null) {
			Mono<Void> ending = sending.then(Mono.defer(() -> Abandonment.end(this.connection, this.cancellation)))
				.doOnTerminate(() -> this.ending = null)
				.cache();
			this.ending = ending;
			ending.subscribe();
		}
	}

	<T> Publisher<T> afterwards(Supplier<Publisher<T>> operation) {
		Mono<Void> current = this.ending;
		return (current == null) ? operation.get() : current.thenMany(Flux.defer(operation));
	}

	/** Nobody can end it, so its time is bounded here. */
	private Publisher<Void> begin(Supplier<Publisher<Void>> operation) {
		return then(() -> Mono.defer(() -> {
			this.beginning = true;
			return Mono.from(operation.get());
		})
			.doOnTerminate(() -> this.beginning = false)
			.timeout(PATIENCE, Mono.error(() -> new R2dbcTimeoutException("The transaction has not begun in 5 s"))));
	}

	/** Who comes next gets no transaction of whoever was there before. */
	private Mono<Boolean> validateOutsideTransaction(ValidationDepth depth) {
		if (!this.beginning && this.connection.isAutoCommit()) {
			return this.connection.validate(depth);
		}
		// what is asked now is answered when it has begun
		return this.connection.validate(ValidationDepth.REMOTE)
			.filter((valid) -> valid)
			.delayUntil((valid) -> this.connection.rollbackTransaction())
			.doOnNext((valid) -> this.beginning = false)
			.timeout(PATIENCE, Mono.empty())
			.defaultIfEmpty(false);
	}

	private Publisher<Void> then(Supplier<Publisher<Void>> operation) {
		return Mono.defer(() -> Mono.from(afterwards(operation)));
	}

	@Override
	public Statement createStatement(String sql) {
		return new EndingStatement(this.connection.createStatement(sql), this);
	}

	@Override
	public Batch createBatch() {
		return this.connection.createBatch();
	}

	/** Comes with each hand-over from the pool. */
	@Override
	public Publisher<Boolean> validate(ValidationDepth depth) {
		return Mono.defer(() -> Mono.from(this.<Boolean>afterwards(() -> validateOutsideTransaction(depth))));
	}

	@Override
	public Publisher<Void> beginTransaction() {
		return begin(this.connection::beginTransaction);
	}

	@Override
	public Publisher<Void> beginTransaction(TransactionDefinition definition) {
		return begin(() -> this.connection.beginTransaction(definition));
	}

	@Override
	public Publisher<Void> commitTransaction() {
		return then(this.connection::commitTransaction);
	}

	@Override
	public Publisher<Void> rollbackTransaction() {
		return then(this.connection::rollbackTransaction);
	}

	@Override
	public Publisher<Void> createSavepoint(String name) {
		return then(() -> this.connection.createSavepoint(name));
	}

	@Override
	public Publisher<Void> releaseSavepoint(String name) {
		return then(() -> this.connection.releaseSavepoint(name));
	}

	@Override
	public Publisher<Void> rollbackTransactionToSavepoint(String name) {
		return then(() -> this.connection.rollbackTransactionToSavepoint(name));
	}

	@Override
	public Publisher<Void> setAutoCommit(boolean autoCommit) {
		return then(() -> this.connection.setAutoCommit(autoCommit));
	}

	@Override
	public Publisher<Void> setLockWaitTimeout(Duration timeout) {
		return then(() -> this.connection.setLockWaitTimeout(timeout));
	}

	@Override
	public Publisher<Void> setStatementTimeout(Duration timeout) {
		return then(() -> this.connection.setStatementTimeout(timeout));
	}

	@Override
	public Publisher<Void> setTransactionIsolationLevel(IsolationLevel level) {
		return then(() -> this.connection.setTransactionIsolationLevel(level));
	}

	@Override
	public boolean isAutoCommit() {
		return this.connection.isAutoCommit();
	}

	@Override
	public IsolationLevel getTransactionIsolationLevel() {
		return this.connection.getTransactionIsolationLevel();
	}

	@Override
	public ConnectionMetadata getMetadata() {
		return this.connection.getMetadata();
	}

	@Override
	public Publisher<Void> close() {
		return this.connection.close();
	}

	@Override
	public Connection unwrap() {
		return this.connection;
	}

}
