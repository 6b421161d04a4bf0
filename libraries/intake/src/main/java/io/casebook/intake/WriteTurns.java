package io.casebook.intake;

import java.time.Duration;
import java.util.List;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import reactor.core.publisher.Mono;
import reactor.pool.InstrumentedPool;
import reactor.pool.PoolAcquirePendingLimitException;
import reactor.pool.PoolAcquireTimeoutException;
import reactor.pool.PoolBuilder;
import reactor.pool.PooledRef;

/**
 * Lets a few writes at a time have a connection to the database, the others in the order
 * in which they came. Writes wait for each other there, and those behind a long one would
 * soon hold all connections and keep them from readers.
 */
final class WriteTurns {

	private static final int AT_ONCE = 4;

	private static final int WAITING = 1000;

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final InstrumentedPool<Boolean> turns = PoolBuilder.from(Mono.just(true))
		.sizeBetween(0, AT_ONCE)
		.maxPendingAcquire(WAITING)
		.buildPool();

	/** The write, when its turn comes. */
	<T> Mono<T> take(Mono<T> write) {
		return Mono
			.usingWhen(this.turns.acquire(PATIENCE), (turn) -> write, PooledRef::release,
					(turn, failure) -> turn.release(), PooledRef::release)
			.onErrorMap(WriteTurns::isLate, (failure) -> new ApiProblem(ProblemType.BUSY,
					"Other writes take long: try again when they have ended", List.of(), failure));
	}

	private static boolean isLate(Throwable failure) {
		return failure instanceof PoolAcquireTimeoutException || failure instanceof PoolAcquirePendingLimitException;
	}

}
