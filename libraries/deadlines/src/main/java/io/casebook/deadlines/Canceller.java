package io.casebook.deadlines;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.ValidationDepth;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Has PostgreSQL cancel what it does for other connections, over one connection that is
 * opened for the first and kept. The driver's own way opens one for each statement, and
 * keeps something of each that it ever opened.
 */
final class Canceller {

	/** Also how long a connection may take to open. */
	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private final Mono<Connection> connections;

	private final AtomicReference<@Nullable Mono<Connection>> kept = new AtomicReference<>();

	Canceller(ConnectionFactory connections) {
		this.connections = Mono.from(connections.create()).cast(Connection.class);
	}

	/**
	 * Completes when PostgreSQL has told the process of a connection to leave what it is
	 * doing, or could not be asked. Fails when nobody knows: what it is told may come
	 * when the process does something else.
	 * @param process as of {@code pg_backend_pid()}
	 */
	Mono<Void> cancel(int process) {
		return Mono.defer(() -> {
			Mono<Connection> connection = connection();
			return connection.onErrorResume(R2dbcException.class, (notOpened) -> Mono.empty())
				.filterWhen((open) -> open.validate(ValidationDepth.LOCAL))
				.switchIfEmpty(Mono.fromRunnable(() -> leave(connection)))
				.flatMap((open) -> ask(open, process))
				.timeout(PATIENCE)
				.doOnError((failure) -> leave(connection));
		});
	}

	private Mono<Connection> connection() {
		Mono<Connection> opened = this.connections.cache();
		Mono<Connection> before = this.kept.compareAndExchange(null, opened);
		return (before != null) ? before : opened;
	}

	/**
	 * Without a parameter, whose buffer the driver would lose if this comes to nothing.
	 */
	private Mono<Void> ask(Connection connection, int process) {
		return Flux.from(connection.createStatement("SELECT pg_cancel_backend(%d)".formatted(process)).execute())
			.flatMap((result) -> result.map((row) -> true))
			.then();
	}

	/** The next ask over a new one: they would wait behind what does not end. */
	private void leave(Mono<Connection> connection) {
		if (this.kept.compareAndSet(connection, null)) {
			connection.flatMap((open) -> Mono.from(open.close())).onErrorComplete().subscribe();
		}
	}

}
