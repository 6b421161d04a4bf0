package io.casebook.intake;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Has the statements of an answer read one state of the database, whatever is written
 * between them. It costs two round trips and holds a connection meanwhile, so what many
 * clients take bit by bit is read as of a time of recording instead.
 */
public final class OneState {

	private final TransactionalOperator transaction;

	OneState(ReactiveTransactionManager transactions) {
		DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
		definition.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
		definition.setReadOnly(true);
		this.transaction = TransactionalOperator.create(transactions, definition);
	}

	/** The same, all of the state that its first statement finds. */
	public <T> Mono<T> read(Mono<T> statements) {
		return this.transaction.transactional(statements);
	}

	/** The same of rows, as they are read. */
	public <T> Flux<T> readAll(Flux<T> statements) {
		return this.transaction.transactional(statements);
	}

}
