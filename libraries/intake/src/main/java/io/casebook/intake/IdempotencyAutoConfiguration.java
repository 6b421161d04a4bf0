package io.casebook.intake;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Writes that happen once, for applications with a database. */
@AutoConfiguration(afterName = { "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
		"org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration",
		"org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration" })
@ConditionalOnBean({ DatabaseClient.class, TransactionalOperator.class })
public class IdempotencyAutoConfiguration {

	@Bean
	IdempotentWrites idempotentWrites(DatabaseClient database, TransactionalOperator transaction, JsonMapper json) {
		return new IdempotentWrites(database, transaction, json);
	}

}
