package io.casebook.deadlines;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.transaction.ReactiveTransaction;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Transactions of which none is left open, with its connection, when somebody leaves just
 * when it begins.
 */
final class BegunTransactions implements ReactiveTransactionManager {

	private final ReactiveTransactionManager transactions;

	BegunTransactions(ReactiveTransactionManager transactions) {
		this.transactions = transactions;
	}

	@Override
	public Mono<ReactiveTransaction> getReactiveTransaction(@Nullable TransactionDefinition definition) {
		return new ResourceMono<>(this.transactions.getReactiveTransaction(definition), this.transactions::rollback);
	}

	@Override
	public Mono<Void> commit(ReactiveTransaction transaction) {
		return this.transactions.commit(transaction);
	}

	@Override
	public Mono<Void> rollback(ReactiveTransaction transaction) {
		return this.transactions.rollback(transaction);
	}

}
