package io.casebook.deadlines;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
 * A connection that ends a statement when its result is waited for no more, and does
 * nothing else until it has ended. What somebody waits for is never ended with it:
 * PostgreSQL is told to leave what it is at, whatever that is by then. Who takes the
 * first row of a statement and no more may have sent the next one before the first is
 * given up; then the rest of its rows is read away. So it is in a transaction before that
 * is rolled back, as what is ended there fails all of it.
 */
final class EndingConnection implements Connection, Wrapped<Connection> {

	/** What needs no disk is answered within it, or never. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final PostgresqlConnection connection;

	private final Mono<Void> cancellation;

	/**
	 * What somebody waits for: what is sent, or about to be. Guards itself and the next.
	 */
	private final Set<Object> wanted = new HashSet<>();

	/**
	 * Completes when all is sent that nobody waits for and that may be going on; nothing
	 * when there is none.
	 */
	private @Nullable Mono<Void> left;

	private @Nullable Mono<Void> ending;

	/**
	 * Whether whoever began the transaction goes on with it no more; until then nothing
	 * is ended in it, as that would fail all of it.
	 */
	private volatile boolean givenUp;

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

	/** Executes a statement when nothing is being ended any more. */
	<T> Flux<T> execute(Execution execution, Supplier<Publisher<T>> operation) {
		return Flux.defer(() -> {
			Mono<Void> current = enter(execution);
			return (current == null) ? operation.get() : current.thenMany(execute(execution, operation));
		});
	}

	/**
	 * Nobody waits any more for a statement. It is ended as soon as nobody waits for
	 * anything else either that was sent before or after it.
	 * @param sending completes when the driver has sent all of it
	 */
	void abandon(Execution execution, Mono<Void> sending) {
		synchronized (this.wanted) {
			this.left = (this.left != null) ? this.left.then(sending) : sending;
		}
		leave(execution);
	}

	/**
	 * Who takes the first row and no more gives the connection back before the rest is
	 * given up; whoever gets it must not wait behind that.
	 */
	private void abandonAll() {
		List<Object> before;
		synchronized (this.wanted) {
			before = List.copyOf(this.wanted);
		}
		before.forEach((each) -> {
			if (each instanceof Execution execution) {
				execution.abandon();
			}
			else {
				leave(each);
			}
		});
	}

	/** Somebody waits for what is sent next. */
	void want(Object what) {
		synchronized (this.wanted) {
			this.wanted.add(what);
		}
	}

	/** It has come to its end, or nobody waits for it any more. */
	void leave(Object what) {
		synchronized (this.wanted) {
			this.wanted.remove(what);
		}
		end();
	}

	/** Ends what is left, unless something is waited for or may come to rely on it. */
	private void end() {
		if (!this.givenUp && !this.connection.isAutoCommit()) {
			return;
		}
		Mono<Void> begun;
		synchronized (this.wanted) {
			if (this.left == null || this.ending != null || !this.wanted.isEmpty()) {
				return;
			}
			begun = this.left.then(Mono.defer(() -> Abandonment.end(this.connection, this.cancellation)))
				.doOnTerminate(this::ended)
				.cache();
			this.left = null;
			this.ending = begun;
		}
		begun.subscribe();
	}

	private void ended() {
		synchronized (this.wanted) {
			this.ending = null;
		}
		end();
	}

	/** What must end before, or nothing: then it is waited for. */
	private @Nullable Mono<Void> enter(@Nullable Object what) {
		synchronized (this.wanted) {
			if (this.ending == null && what != null) {
				this.wanted.add(what);
			}
			return this.ending;
		}
	}

	private <T> Mono<T> afterwards(@Nullable Object what, Supplier<Publisher<T>> operation) {
		return Mono.defer(() -> {
			Mono<Void> current = enter(what);
			return (current == null) ? Mono.from(operation.get()).doOnCancel(() -> leaveIfAny(what))
					: current.then(afterwards(what, operation));
		});
	}

	/** Who gave it up may have done so just before it was entered. */
	private void leaveIfAny(@Nullable Object what) {
		if (what != null) {
			leave(what);
		}
	}

	/** Nobody can end it, so its time is bounded here. */
	private Publisher<Void> begin(Supplier<Publisher<Void>> operation) {
		return then(() -> Mono.defer(() -> {
			this.beginning = true;
			this.givenUp = false;
			return Mono.from(operation.get());
		})
			.doOnTerminate(() -> this.beginning = false)
			.timeout(PATIENCE, Mono.error(() -> new R2dbcTimeoutException("The transaction has not begun in 5 s"))));
	}

	/** What is left of the transaction is not relied on any more. */
	private void giveUp() {
		this.givenUp = true;
		end();
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

	/** What comes after it relies on it. */
	private Publisher<Void> then(Supplier<Publisher<Void>> operation) {
		return Mono.defer(() -> {
			Object what = new Object();
			return afterwards(what, operation).doOnTerminate(() -> leave(what)).doOnCancel(() -> leave(what));
		});
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
		return Mono.defer(() -> {
			abandonAll();
			giveUp();
			return afterwards(null, () -> validateOutsideTransaction(depth));
		});
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

	/** Undoes what nobody waits for any more, so that this may be ended before. */
	@Override
	public Publisher<Void> rollbackTransaction() {
		return Mono.defer(() -> {
			giveUp();
			return afterwards(null, () -> this.connection.rollbackTransaction()
				.timeout(PATIENCE, Mono.error(() -> new R2dbcTimeoutException("No rollback in 5 s"))));
		});
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
		return Abandonment.close(this.connection);
	}

	@Override
	public Connection unwrap() {
		return this.connection;
	}

}
