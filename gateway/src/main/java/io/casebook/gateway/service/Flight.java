package io.casebook.gateway.service;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import reactor.core.publisher.Mono;

/**
 * Work under way for all who want its result, which ends when nobody waits for it any
 * more.
 *
 * @param <T> the result
 */
public final class Flight<T> {

	/**
	 * Without a feed, what began earlier than that may not see what was committed since.
	 */
	private static final long SHORT = Duration.ofMillis(200).toNanos();

	private final long began = System.nanoTime();

	private final Mono<T> result;

	/**
	 * Work that begins when the first waits for it.
	 * @param end comes before anybody has the result or the failure: who cannot use it
	 * asks anew, and must not be given it again
	 */
	public Flight(Mono<T> work, Consumer<Flight<T>> end) {
		// until the end, as leaving at the result makes an exception with a stack trace
		Mono<T> shared = work.doOnTerminate(() -> end.accept(this))
			.doOnCancel(() -> end.accept(this))
			.flux()
			.replay(1)
			.refCount(1)
			.singleOrEmpty();
		// who comes just when the last one leaves may still be told that all was given up
		this.result = shared.onErrorResume(CancellationException.class, (left) -> shared);
	}

	/** Whether it did not begin before a time of {@link System#nanoTime()}. */
	public boolean isSince(long time) {
		return this.began - time >= 0;
	}

	/** Whether it began no more than a moment before a time. */
	public boolean isJustBefore(long time) {
		return time - this.began < SHORT;
	}

	public Mono<T> result() {
		return this.result;
	}

}
