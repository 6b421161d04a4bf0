package io.casebook.gateway.imports;

import java.time.Duration;

import io.casebook.gateway.service.ServiceUnavailableException;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Tries a call again while its service is out, for some time from the first failure on,
 * and for longer while it is there but takes in what others write: all calls of an import
 * can be repeated.
 *
 * @param outage how long a service may be out
 * @param turn how long the turn of the call may not come
 */
record Patience(Duration outage, Duration turn) {

	private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

	static Patience of(ImportProperties properties) {
		return new Patience(properties.patience(), properties.turn());
	}

	<T> Mono<T> with(Mono<T> call) {
		return Mono.defer(() -> {
			Clock outage = new Clock(this.outage);
			Clock turn = new Clock(this.turn);
			return call
				.retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE).maxBackoff(LONGEST_PAUSE).filter((failure) -> {
					if (failure instanceof ServiceBusyException) {
						outage.reset();
						return turn.isTimeLeft();
					}
					return failure instanceof ServiceUnavailableException && outage.isTimeLeft();
				}));
		});
	}

	/** Runs from when it is first looked at. */
	private static final class Clock {

		private final Duration duration;

		private long end;

		private boolean runs;

		Clock(Duration duration) {
			this.duration = duration;
		}

		void reset() {
			this.runs = false;
		}

		boolean isTimeLeft() {
			long now = System.nanoTime();
			if (!this.runs) {
				this.runs = true;
				this.end = now + this.duration.toNanos();
			}
			return now - this.end < 0;
		}

	}

}
