package io.casebook.gateway.imports;

import java.time.Duration;

import io.casebook.gateway.service.ServiceUnavailableException;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Tries a call again while its service is out, for some time from the first failure on:
 * all calls of an import can be repeated.
 */
record Patience(Duration duration) {

	private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

	<T> Mono<T> with(Mono<T> call) {
		return Mono.defer(() -> {
			long[] giveUp = { 0 };
			return call.retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
				.maxBackoff(LONGEST_PAUSE)
				.filter((failure) -> failure instanceof ServiceUnavailableException && isTimeLeft(giveUp)));
		});
	}

	private boolean isTimeLeft(long[] giveUp) {
		long now = System.nanoTime();
		if (giveUp[0] == 0) {
			giveUp[0] = now + this.duration.toNanos();
		}
		return now < giveUp[0];
	}

}
