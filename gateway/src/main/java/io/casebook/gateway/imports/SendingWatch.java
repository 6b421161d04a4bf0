package io.casebook.gateway.imports;

import java.time.Duration;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells when a call that sends rows is to be given up: when the service takes no row for
 * too long, or has all of them and does not answer in the time that so many may take.
 */
final class SendingWatch {

	/** No service takes longer for a row, by far. */
	private static final Duration PER_ROW = Duration.ofNanos(500_000);

	private final ImportProperties properties;

	private final long expectedRows;

	private volatile long last = System.nanoTime();

	private volatile long rows;

	private volatile boolean complete;

	SendingWatch(ImportProperties properties, long expectedRows) {
		this.properties = properties;
		this.expectedRows = expectedRows;
	}

	<T> Flux<T> watch(Flux<T> sent) {
		long[] count = { 0 };
		return sent.doOnNext((row) -> {
			this.rows = ++count[0];
			this.last = System.nanoTime();
		}).doOnComplete(this::allSent);
	}

	/** From now on the service is to answer. */
	void allSent() {
		this.last = System.nanoTime();
		this.complete = true;
	}

	/** Emits when time is up. */
	Mono<Long> timeUp() {
		long interval = Math.max(50, this.properties.silence().toMillis() / 12);
		return Flux.interval(Duration.ofMillis(interval)).filter((tick) -> isTimeUp()).next();
	}

	private boolean isTimeUp() {
		Duration limit = this.complete
				? this.properties.deadline().plus(PER_ROW.multipliedBy(this.rows + this.expectedRows))
				: this.properties.silence();
		return System.nanoTime() - this.last > limit.toNanos();
	}

}
