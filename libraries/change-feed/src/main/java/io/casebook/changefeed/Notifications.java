package io.casebook.changefeed;

import java.time.Duration;
import java.util.regex.Pattern;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import reactor.core.publisher.Flux;
import reactor.util.retry.Retry;

/**
 * Listens on a connection of its own. A notification says that there may be something new
 * and nothing else; while the connection is lost, none comes.
 */
final class Notifications {

	private static final Pattern NAME = Pattern.compile("[a-z][a-z_]{0,62}");

	private static final Retry AGAIN = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
		.maxBackoff(Duration.ofSeconds(2))
		.transientErrors(true);

	private final PostgresqlConnectionFactory connections;

	private final String channel;

	Notifications(ConnectionFactory connections, String channel) {
		if (!NAME.matcher(channel).matches()) {
			throw new IllegalArgumentException("A channel has a plain name, not '%s'".formatted(channel));
		}
		this.connections = direct(connections);
		this.channel = channel;
	}

	Flux<Boolean> receive() {
		return Flux.usingWhen(this.connections.create(), this::receive, PostgresqlConnection::close)
			.concatWith(Flux.error(() -> new IllegalStateException("The connection was closed")))
			.retryWhen(AGAIN);
	}

	private Flux<Boolean> receive(PostgresqlConnection connection) {
		return connection.createStatement("LISTEN " + this.channel)
			.execute()
			.flatMap(PostgresqlResult::getRowsUpdated)
			.thenMany(Flux.just(true).concatWith(connection.getNotifications().map((notification) -> true)));
	}

	/** A pool's connections go from hand to hand, and what they listen to with them. */
	private static PostgresqlConnectionFactory direct(ConnectionFactory connections) {
		Object each = connections;
		while (!(each instanceof PostgresqlConnectionFactory) && each instanceof Wrapped<?> wrapper) {
			each = wrapper.unwrap();
		}
		if (each instanceof PostgresqlConnectionFactory direct) {
			return direct;
		}
		throw new IllegalArgumentException("%s does not connect to PostgreSQL".formatted(each));
	}

}
