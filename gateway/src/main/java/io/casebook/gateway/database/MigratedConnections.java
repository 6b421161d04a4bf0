package io.casebook.gateway.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcTransientResourceException;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.stereotype.Component;

/**
 * Gives out no connection before the schema is there, so that until then the database
 * counts as out for all that use it.
 */
@Component
class MigratedConnections implements ConnectionFactoryDecorator {

	private final SchemaMigration migration;

	MigratedConnections(SchemaMigration migration) {
		this.migration = migration;
	}

	@Override
	public ConnectionFactory decorate(ConnectionFactory connections) {
		return new ConnectionFactory() {

			@Override
			public Publisher<? extends Connection> create() {
				return Mono.defer(() -> MigratedConnections.this.migration.isDone() ? Mono.from(connections.create())
						: Mono.error(new R2dbcTransientResourceException("The schema is not migrated yet")));
			}

			@Override
			public ConnectionFactoryMetadata getMetadata() {
				return connections.getMetadata();
			}

		};
	}

}
