package io.casebook.deadlines;

import reactor.core.publisher.Hooks;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/** Has PostgreSQL end the statements whose results nobody waits for any more. */
@AutoConfiguration
class StatementAutoConfiguration {

	StatementAutoConfiguration() {
		Hooks.onErrorDropped(new DroppedErrors());
	}

	/** Next to the driver, below the pool. */
	@Bean
	@Order(0)
	ConnectionFactoryDecorator endingStatements() {
		return EndingConnections::new;
	}

}
