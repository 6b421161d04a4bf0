package io.casebook.metrics.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BiFunction;

import io.casebook.intake.Faults;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

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

	private final TransactionalOperator transaction;

	Staging(BatchRepository batches, TransactionalOperator transaction) {
		this.batches = batches;
		this.transaction = transaction;
	}

	/** Stages a body, or says all that is wrong with it and keeps nothing. */
	Mono<Staged> stage(Flux<DataBuffer> body, BiFunction<InputStream, Faults, ObservationSource> format) {
		Mono<Staged> staged = Mono.using(() -> read(body), (bytes) -> stage(new CopyStream(bytes, format)),
				Staging::close);
		return this.batches.sweep().as(this.transaction::transactional).then(staged);
	}

	private Mono<Staged> stage(CopyStream rows) {
		UUID id = UUID.randomUUID();
		return this.batches.take()
			.delayUntil((place) -> this.batches.copy(place, rows.pieces().subscribeOn(Schedulers.boundedElastic())))
			.doOnNext((place) -> rows.verify())
			.flatMap((place) -> this.batches.keep(place, id, rows.rows(), rows.mentions().uses()))
			.then(Mono.fromSupplier(() -> new Staged(id, rows.rows(), rows.mentions().answer())))
			.as(this.transaction::transactional);
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
	 */
	record Staged(UUID batch, long rows, Mentions.Answer mentions) {
	}

}
