package io.casebook.gateway.change;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/**
 * Notices that nothing comes although it is asked for. Reactor's {@code timeout} counts
 * the time between two items, also that in which nobody asks for the next one: it takes a
 * reader who is slow for a service that is silent.
 */
final class Silence {

	private final long longest;

	/** How many items are asked for that have not come. */
	private final AtomicLong asked = new AtomicLong();

	private volatile long since = System.nanoTime();

	private volatile boolean tooLong;

	private Silence(Duration longest) {
		this.longest = longest.toNanos();
	}

	/**
	 * The items, or a {@link TimeoutException} when none comes for so long. What ends
	 * them must complete: when it fails, {@code takeUntilOther} leaves them running.
	 */
	static <T> Flux<T> limit(Flux<T> items, Duration longest) {
		return Flux.defer(() -> {
			Silence silence = new Silence(longest);
			return items.doOnNext((item) -> silence.hear())
				.doOnRequest(silence::ask)
				.takeUntilOther(silence.untilTooLong())
				.concatWith(Mono.defer(silence::failure));
		});
	}

	/** Counts from now on first: who looks meanwhile must not see an older time. */
	private void ask(long number) {
		if (this.asked.get() == 0) {
			this.since = System.nanoTime();
		}
		this.asked.accumulateAndGet(number, Operators::addCap);
	}

	private void hear() {
		this.since = System.nanoTime();
		this.asked.updateAndGet((number) -> (number == Long.MAX_VALUE) ? number : number - 1);
	}

	private Mono<Void> untilTooLong() {
		return Mono.defer(() -> Mono.delay(left()))
			.repeat(() -> left().isPositive())
			.then(Mono.fromRunnable(() -> this.tooLong = true));
	}

	private <T> Mono<T> failure() {
		return this.tooLong
				? Mono.error(new TimeoutException("Nothing came for %d ms".formatted(this.longest / 1_000_000)))
				: Mono.empty();
	}

	private Duration left() {
		return Duration
			.ofNanos((this.asked.get() == 0) ? this.longest : this.longest - (System.nanoTime() - this.since));
	}

}
