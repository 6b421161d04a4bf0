package io.casebook.gateway.service;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A call under way, which ends when nobody waits for it any more.
 */
final class Flight {

	/**
	 * Without a feed, a call that began earlier may not see what was committed since.
	 */
	private static final long SHORT = Duration.ofMillis(200).toNanos();

	private final long began = System.nanoTime();

	private volatile @Nullable Mono<Map<String, Slice>> slices;

	/**
	 * Begins.
	 * @param end comes before anybody has the answer: who cannot use it asks anew, and
	 * must not be given it again
	 */
	void begin(Mono<Map<String, Slice>> call, Runnable end) {
		this.slices = call.doOnNext((slices) -> end.run())
			.doFinally((signal) -> end.run())
			.flux()
			.replay(1)
			.refCount(1)
			.next();
	}

	boolean mayBeJoined(Tidings tidings) {
		return this.slices != null && (tidings.isInStep() || System.nanoTime() - this.began < SHORT);
	}

	Mono<Map<String, Slice>> slices() {
		Mono<Map<String, Slice>> current = this.slices;
		return (current != null) ? current : Mono.error(() -> new IllegalStateException("It has not begun"));
	}

}
