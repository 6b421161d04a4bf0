package io.casebook.deadlines;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Wrapped;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** The driver's connections, each of which ends the statements that are abandoned. */
record EndingConnections(ConnectionFactory connections) implements ConnectionFactory, Wrapped<ConnectionFactory> {

	@Override
	public Publisher<? extends Connection> create() {
		return Mono.from(this.connections.create())
			.map((connection) -> new EndingConnection((PostgresqlConnection) connection));
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
