package io.casebook.gateway.change;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class SilenceTests {

	private static final Duration LONGEST = Duration.ofMillis(500);

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	@Test
	void whoTellsNothingWhenAskedIsNoticed() {
		StepVerifier.create(Silence.limit(Flux.never(), LONGEST)).verifyError(TimeoutException.class);
		StepVerifier.create(Silence.limit(Flux.just(1, 2).concatWith(Mono.never()), LONGEST), 3)
			.expectNext(1, 2)
			.expectError(TimeoutException.class)
			.verify(PATIENCE);
	}

	@Test
	void whoTellsNothingIsLeft() {
		AtomicBoolean left = new AtomicBoolean();
		StepVerifier.create(Silence.limit(Flux.never().doOnCancel(() -> left.set(true)), LONGEST))
			.verifyError(TimeoutException.class);
		assertThat(left).isTrue();
	}

	@Test
	void timeInWhichNothingIsAskedForIsNoSilence() {
		Flux<Integer> late = Flux.range(1, 3)
			.concatMap((number) -> Mono.just(number).delayElement(LONGEST.dividedBy(5)), 0);
		StepVerifier.create(Silence.limit(late, LONGEST), 0)
			.thenAwait(LONGEST.multipliedBy(2))
			.thenRequest(1)
			.expectNext(1)
			.thenAwait(LONGEST.plus(LONGEST.dividedBy(2)))
			.thenRequest(2)
			.expectNext(2, 3)
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void silenceAfterAPauseIsNoticed() {
		StepVerifier.create(Silence.limit(Flux.just(1).concatWith(Mono.never()), LONGEST), 1)
			.expectNext(1)
			.thenAwait(LONGEST.multipliedBy(2))
			.thenRequest(1)
			.expectError(TimeoutException.class)
			.verify(PATIENCE);
	}

}
