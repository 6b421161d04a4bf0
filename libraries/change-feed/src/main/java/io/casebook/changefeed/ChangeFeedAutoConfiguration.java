package io.casebook.changefeed;

import io.r2dbc.spi.ConnectionFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The feed of a service that names the channel of its transactions. */
@AutoConfiguration(afterName = { "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
		"org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration",
		"org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration" })
@ConditionalOnProperty("casebook.changes.channel")
@EnableConfigurationProperties(ChangeFeedProperties.class)
class ChangeFeedAutoConfiguration {

	@Bean
	ChangeFeed changeFeed(DatabaseClient database, TransactionalOperator transaction, ConnectionFactory connections,
			ChangeFeedProperties properties) {
		return new ChangeFeed(new Outbox(database, transaction),
				new Notifications(connections, properties.channel(), properties.check()), properties);
	}

	@Bean
	ChangeController changeController(ChangeFeed feed) {
		return new ChangeController(feed);
	}

}
