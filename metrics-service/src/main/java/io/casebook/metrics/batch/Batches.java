package io.casebook.metrics.batch;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import io.casebook.intake.Caller;
import io.casebook.intake.Counts;
import io.casebook.intake.Faults;
import io.casebook.intake.Recording;
import io.casebook.metrics.observation.IncomingObservation;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * Batches on their way from where they are staged into the record. A caller with a
 * transaction of its own opens a batch, adds to it, merges it and closes it.
 */
@Component
public class Batches {

	private static final int PIECE = 256;

	private final BatchRepository batches;

	private final BatchChecks checks;

	private final BatchMerge merge;

	private final Recording recording;

	private final TransactionalOperator transaction;

	Batches(BatchRepository batches, BatchChecks checks, BatchMerge merge, Recording recording,
			TransactionalOperator transaction) {
		this.batches = batches;
		this.checks = checks;
		this.merge = merge;
		this.recording = recording;
		this.transaction = transaction;
	}

	/** Merges a batch, which is then no more, or only says what that would do. */
	Mono<Counts> merge(UUID id, boolean dryRun, Caller caller) {
		Mono<Counts> counts = dryRun ? open(id).flatMap(this::count)
				: open(id).delayUntil((batch) -> this.recording.begin()).flatMap((batch) -> merge(batch, caller));
		return this.transaction.transactional(counts);
	}

	/** Forgets a batch. */
	Mono<Void> discard(UUID id) {
		return this.transaction.transactional(open(id).flatMap(this::close));
	}

	/** Forgets a batch that may be no more. */
	Mono<Void> discardIfThere(UUID id) {
		return this.transaction.transactional(this.batches.find(id).flatMap(this::close));
	}

	private Mono<Counts> count(StagedBatch batch) {
		Faults faults = new Faults();
		return check(batch, List.of(), faults).then(count(batch, faults)).doOnNext((counts) -> faults.verify());
	}

	private Mono<Counts> merge(StagedBatch batch, Caller caller) {
		Faults faults = new Faults();
		return check(batch, List.of(), faults)
			.then(Mono.defer(() -> (faults.count() > 0) ? count(batch, faults)
					: this.recording.now().flatMap((now) -> merge(batch, now, caller, faults))))
			.doOnNext((counts) -> faults.verify())
			.delayUntil((counts) -> close(batch));
	}

	/** Sweeps out, in a transaction of its own, what others have left in their places. */
	public Mono<Void> sweep() {
		return this.transaction.transactional(this.batches.sweep());
	}

	/**
	 * Opens a batch for this transaction alone.
	 * @param id the id of one that is staged; without it, a new one
	 */
	public Mono<StagedBatch> open(@Nullable UUID id) {
		return (id == null) ? this.batches.take().map(StagedBatch::empty) : this.batches.find(id)
			.switchIfEmpty(Mono.error(() -> ApiProblem.unknownKeys("batch", "batch", List.of(id.toString()))));
	}

	/** Notes that somebody came for a batch in a transaction that left nothing. */
	public Mono<Void> renew(UUID id) {
		return this.batches.renew(id);
	}

	/**
	 * The batch with more rows, which end with the transaction unless they are merged.
	 */
	public Mono<StagedBatch> add(StagedBatch batch, Flux<IncomingObservation> rows) {
		Mentions mentions = new Mentions();
		CopyText text = new CopyText();
		AtomicReference<Throwable> failure = new AtomicReference<>();
		Flux<ByteBuf> pieces = rows.buffer(PIECE).map((some) -> {
			some.forEach(mentions::add);
			some.forEach(text::write);
			return Unpooled.wrappedBuffer(text.take());
		}).onErrorResume((ex) -> {
			failure.set(ex);
			return Mono.empty();
		});
		return this.batches.copy(batch.place(), pieces)
			.flatMap((added) -> (failure.get() != null) ? Mono.error(failure.get())
					: Mono.just(batch.plus(added, mentions.uses())));
	}

	/** Notes what in a batch does not fit the catalogue. */
	public Mono<Void> check(StagedBatch batch, Collection<String> refusedIndices, Faults faults) {
		return this.checks.catalogue(batch, refusedIndices, faults);
	}

	/** What merging would do; rows that repeat each other are noted. */
	public Mono<Counts> count(StagedBatch batch, Faults faults) {
		return this.merge.count(batch, faults);
	}

	/** Merges; rows that repeat each other are noted, and then nothing must stay. */
	public Mono<Counts> merge(StagedBatch batch, Instant now, Caller caller, Faults faults) {
		return (batch.faults() > 0)
				? Mono.error(new ApiProblem(ProblemType.CONFLICT,
						"A batch of which rows were at fault is not merged. Nothing was changed"))
				: this.merge.merge(batch, now, caller, faults);
	}

	/** Gives the place of a batch free. */
	public Mono<Void> close(StagedBatch batch) {
		return this.batches.free(batch.place());
	}

}
