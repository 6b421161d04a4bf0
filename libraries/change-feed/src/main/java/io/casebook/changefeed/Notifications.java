package io.casebook.changefeed;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Listens on a connection of its own. A notification says that there may be something new
 * and nothing else; while the connection is lost, none comes. A server or network that
 * went away without a word is noticed by being asked from time to time.
 */
final class Notifications {

	private static final Pattern NAME = Pattern.compile("[a-z][a-z_]{0,62}");

	private static final Retry AGAIN = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
		.maxBackoff(Duration.ofSeconds(2))
		.transientErrors(true);

	/** How long the server has for each answer. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final int MOST_OPENING = 2;

	private final PostgresqlConnectionFactory connections;

	private final String channel;

	private final Duration check;

	/** How many connections are being opened, those that nobody waits for among them. */
	private final AtomicInteger opening = new AtomicInteger();

	/**
	 * Of a channel.
	 * @param check how often the server is asked whether it is still there
	 */
	Notifications(ConnectionFactory connections, String channel, Duration check) {
		if (!NAME.matcher(channel).matches()) {
			throw new IllegalArgumentException("A channel has a plain name, not '%s'".formatted(channel));
		}
		this.connections = direct(connections);
		this.channel = channel;
		this.check = check;
	}

	Flux<Boolean> receive() {
		return Flux.usingWhen(connect(), this::receive, Notifications::close).retryWhen(AGAIN);
	}

	/**
	 * A server that is frozen takes a connection and says nothing, and the driver cannot
	 * leave it. So no more than two are being opened at a time, and one that is there
	 * when nobody waits for it any more is closed.
	 */
	private Mono<PostgresqlConnection> connect() {
		return Mono.defer(() -> {
			if (this.opening.incrementAndGet() > MOST_OPENING) {
				this.opening.decrementAndGet();
				return Mono.error(new IllegalStateException("The server has not said anything yet"));
			}
			Mono<PostgresqlConnection> opened = this.connections.create()
				.doOnTerminate(this.opening::decrementAndGet)
				.cache();
			return opened.timeout(PATIENCE).doOnError((failure) -> leave(opened)).doOnCancel(() -> leave(opened));
		});
	}

	private static void leave(Mono<PostgresqlConnection> opened) {
		opened.flatMap(Notifications::close).onErrorComplete().subscribe();
	}

	private Flux<Boolean> receive(PostgresqlConnection connection) {
		Mono<Void> listening = connection.createStatement("LISTEN " + this.channel)
			.execute()
			.flatMap(PostgresqlResult::getRowsUpdated)
			.then()
			.timeout(PATIENCE);
		Flux<Boolean> notices = connection.getNotifications()
			.map((notification) -> true)
			.concatWith(Mono.error(() -> new IllegalStateException("The connection was closed")));
		return listening.thenMany(Flux.merge(Flux.just(true), notices, lost(connection)));
	}

	/** Fails when the server answers no more, and tells nothing before. */
	private Flux<Boolean> lost(PostgresqlConnection connection) {
		return Flux.interval(this.check)
			.onBackpressureDrop()
			.concatMap((tick) -> connection.validate(ValidationDepth.REMOTE)
				.timeout(PATIENCE)
				.flatMap((there) -> there ? Mono.<Boolean>empty()
						: Mono.error(new IllegalStateException("The connection is of no use any more"))),
					0);
	}

	private static Mono<Void> close(PostgresqlConnection connection) {
		return connection.close().timeout(PATIENCE).onErrorComplete();
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
