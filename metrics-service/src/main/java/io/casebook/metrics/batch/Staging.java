package io.casebook.metrics.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

import io.casebook.intake.Counts;
import io.casebook.intake.Faults;
import io.casebook.intake.IdempotentWrites;
import io.casebook.problem.InvalidInput;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * Takes batches in: a body of any length flows through the checks of its rows into the
 * database, no faster than that takes it, and off the event loop.
 */
@Component
class Staging {

	/** How long the sender may be silent. */
	private static final Duration SILENCE = Duration.ofSeconds(30);

	/** How many buffers are asked of the sender ahead of the reading. */
	private static final int AHEAD = 32;

	private final BatchRepository batches;

	private final IdempotentWrites writes;

	private final TransactionalOperator transaction;

	private final JsonMapper json;

	Staging(BatchRepository batches, IdempotentWrites writes, TransactionalOperator transaction, JsonMapper json) {
		this.batches = batches;
		this.writes = writes;
		this.transaction = transaction;
		this.json = json;
	}

	/**
	 * Stages a body. Rows at fault are told and left out; a body that cannot be read to
	 * its end is refused, and nothing of it is kept.
	 */
	Mono<Staged> stage(Flux<DataBuffer> body, KeyedBody keyed,
			BiFunction<InputStream, Faults, ObservationSource> format) {
		Mono<Staged> staged = Mono.using(() -> read(body),
				(bytes) -> stage(new CopyStream(keyed.reading(bytes), format), keyed), Staging::close);
		return this.batches.sweep().as(this.transaction::transactional).then(staged);
	}

	private Mono<Staged> stage(CopyStream rows, KeyedBody keyed) {
		String key = keyed.key();
		Mono<Void> claimed = (key != null) ? this.batches.claim(keyed.subject(), key) : Mono.empty();
		return claimed.then(this.batches.take())
			.delayUntil((place) -> this.batches.copy(place, rows.pieces().subscribeOn(Schedulers.boundedElastic())))
			.doOnNext((place) -> rows.verify())
			.flatMap((place) -> settle(place, rows, keyed))
			.as(this.transaction::transactional);
	}

	/** A table that was merged before needs no place. */
	private Mono<Staged> settle(int place, CopyStream rows, KeyedBody keyed) {
		String fingerprint = keyed.fingerprint();
		Staged staged = new Staged(UUID.randomUUID(), rows.rows(), rows.mentions().answer(), rows.faults().count(),
				rows.faults().listed(), fingerprint, null);
		return KeyedBody.answered(keyed, fingerprint, this.writes, this.json)
			.map(staged::answered)
			.switchIfEmpty(
					this.batches.keep(place, staged.batch(), rows.rows(), rows.faults().count(), rows.mentions().uses())
						.thenReturn(staged));
	}

	/**
	 * The body as a stream. A body is subscribed to by the event loop of its connection,
	 * whenever that comes to it; the stream cannot be closed before, so it gets a
	 * subscription that is there at once.
	 */
	private static InputStream read(Flux<DataBuffer> body) {
		return DataBufferUtils.subscriberInputStream(body.timeout(SILENCE).subscribeOn(Schedulers.immediate()), AHEAD);
	}

	private static void close(InputStream bytes) {
		try {
			bytes.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A batch that waits to be merged.
	 *
	 * @param batch its id
	 * @param rows how many observations it has
	 * @param mentions the keys that they name
	 * @param faults how much is wrong with other rows, which keeps it from being merged
	 * @param errors the first of that
	 * @param fingerprint what stands for the body of a request with an Idempotency-Key
	 * @param answered what became of it when it was sent before with the same key; then
	 * there is no batch
	 */
	record Staged(UUID batch, long rows, Mentions.Answer mentions, long faults, List<InvalidInput> errors,
			@Nullable String fingerprint, @Nullable Counts answered) {

		Staged answered(Counts counts) {
			return new Staged(this.batch, this.rows, this.mentions, this.faults, this.errors, this.fingerprint, counts);
		}

	}

}
