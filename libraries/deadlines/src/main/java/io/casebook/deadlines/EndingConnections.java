package io.casebook.deadlines;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Wrapped;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The driver's connections, each of which ends the statements that are abandoned. */
record EndingConnections(ConnectionFactory connections,
		Canceller canceller) implements ConnectionFactory, Wrapped<ConnectionFactory> {

	EndingConnections(ConnectionFactory connections) {
		this(connections, new Canceller(connections));
	}

	@Override
	public Publisher<? extends Connection> create() {
		return Mono.from(this.connections.create()).cast(PostgresqlConnection.class).flatMap(this::ending);
	}

	private Mono<EndingConnection> ending(PostgresqlConnection connection) {
		return Flux.from(connection.createStatement("SELECT pg_backend_pid()").execute())
			.flatMap((result) -> result.map((row) -> row.get(0, Integer.class)))
			.single()
			.map((process) -> new EndingConnection(connection, this.canceller.cancel(process)))
			.onErrorResume((failure) -> connection.close().then(Mono.error(failure)))
			.doOnCancel(() -> connection.close().subscribe());
	}

	@Override
	public ConnectionFactoryMetadata getMetadata() {
		return this.connections.getMetadata();
	}

	@Override
	public ConnectionFactory unwrap() {
		return this.connections;
	}

}
