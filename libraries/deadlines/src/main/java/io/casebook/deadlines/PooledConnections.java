package io.casebook.deadlines;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Wrapped;
import reactor.core.publisher.Mono;

/**
 * The connections of a pool, none of which is lost when somebody leaves who waits for
 * one.
 */
final class PooledConnections implements ConnectionFactory, Wrapped<ConnectionFactory> {

	private final ConnectionPool pool;

	PooledConnections(ConnectionPool pool) {
		this.pool = pool;
	}

	@Override
	public Mono<Connection> create() {
		return new ResourceMono<>(this.pool.create(), Connection::close);
	}

	@Override
	public ConnectionFactoryMetadata getMetadata() {
		return this.pool.getMetadata();
	}

	@Override
	public ConnectionFactory unwrap() {
		return this.pool;
	}

}
