package io.casebook.deadlines;

import io.r2dbc.pool.ConnectionPool;
import reactor.core.publisher.Hooks;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.ReactiveTransactionManager;

/**
 * Has PostgreSQL end the statements whose results nobody waits for any more, and loses
 * none of the connections that nobody waits for.
 */
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

	/** Above the pool. */
	@Bean
	static BeanPostProcessor connectionsAndTransactionsThatAreNotLost() {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return switch (bean) {
					case ConnectionPool pool -> new PooledConnections(pool);
					case ReactiveTransactionManager transactions -> new BegunTransactions(transactions);
					default -> bean;
				};
			}

		};
	}

}
