package io.casebook.deadlines;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.ValidationDepth;
import reactor.core.publisher.Mono;

/**
 * Ends a statement whose result nobody waits for. The driver alone would let it run, and
 * have whoever uses the connection next wait behind it.
 */
final class Abandonment {

	/**
	 * Most statements are at their end already, or so soon. One that is not even at its
	 * beginning when it is cancelled is so once more.
	 */
	private static final Duration GRACE = Duration.ofMillis(50);

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private Abandonment() {
	}

	/**
	 * Completes when the connection is free for others: it has answered a question that
	 * was asked after the statement, and no cancellation is on its way any more that
	 * could hit the next one. A connection that does not get there is closed.
	 * @param cancellation each time it is subscribed to it cancels what the connection
	 * does
	 */
	static Mono<Void> end(PostgresqlConnection connection, Mono<Void> cancellation) {
		Mono<Boolean> answer = connection.validate(ValidationDepth.REMOTE).cache();
		return await(answer, cancellation).timeout(PATIENCE).onErrorResume((failure) -> close(connection));
	}

	private static Mono<Void> await(Mono<Boolean> answer, Mono<Void> cancellation) {
		return answer.timeout(GRACE)
			.then()
			.onErrorResume(TimeoutException.class,
					(late) -> cancellation.then(Mono.defer(() -> await(answer, cancellation))));
	}

	/** A server that is gone does not even take that it is left. */
	static Mono<Void> close(PostgresqlConnection connection) {
		return connection.close().timeout(PATIENCE).onErrorComplete();
	}

}
