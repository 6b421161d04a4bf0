package io.casebook.metrics.batch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Sweeps out, at the start, the batches that nobody came for. */
@Component
class ForgottenBatches {

	private static final Logger log = LoggerFactory.getLogger(ForgottenBatches.class);

	private final BatchRepository batches;

	private final TransactionalOperator transaction;

	ForgottenBatches(BatchRepository batches, TransactionalOperator transaction) {
		this.batches = batches;
		this.transaction = transaction;
	}

	@EventListener(ApplicationReadyEvent.class)
	void sweep() {
		this.batches.sweep().as(this.transaction::transactional).subscribe((none) -> {
		}, (ex) -> log.warn("Forgotten batches stay until the next one comes: {}", ex.toString()));
	}

}
