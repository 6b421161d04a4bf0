package io.casebook.keyset;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class StretchesTests {

	private static final Duration DEADLINE = Duration.ofSeconds(10);

	private final AtomicInteger read = new AtomicInteger();

	/** Five rows in stretches of two, read as a statement is, with a deadline. */
	private Flux<List<Integer>> five() {
		return Stretches.of(2, after(0), this::after);
	}

	private Mono<List<Integer>> after(int row) {
		return Flux.fromStream(() -> IntStream.rangeClosed(row + 1, Math.min(row + 2, 5)).boxed())
			.collectList()
			.doOnSubscribe((subscription) -> this.read.incrementAndGet())
			.timeout(DEADLINE);
	}

	@Test
	void stretchesFollowEachOtherToTheEnd() {
		assertThat(five().collectList().block(DEADLINE)).containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));
	}

	@Test
	void emptyListIsOneEmptyStretch() {
		assertThat(Stretches.of(2, after(5), this::after).collectList().block(DEADLINE)).containsExactly(List.of());
	}

	@Test
	void slowReaderMissesNoDeadline() {
		StepVerifier.withVirtualTime(this::five, 0)
			.expectSubscription()
			.expectNoEvent(DEADLINE.multipliedBy(6))
			.thenRequest(1)
			.expectNext(List.of(1, 2))
			.expectNoEvent(DEADLINE.multipliedBy(6))
			.thenRequest(2)
			.expectNext(List.of(3, 4), List.of(5))
			.verifyComplete();
	}

	@Test
	void noMoreIsReadThanTheReaderMayTakeNext() {
		StepVerifier.create(five(), 1)
			.expectNext(List.of(1, 2))
			.then(() -> assertThat(this.read).hasValueLessThanOrEqualTo(2))
			.thenCancel()
			.verify();
		assertThat(this.read).hasValueLessThanOrEqualTo(2);
	}

	@Test
	void statementThatTakesTooLongFails() {
		StepVerifier.withVirtualTime(() -> Stretches.of(2, Mono.<List<Integer>>never().timeout(DEADLINE), this::after))
			.expectSubscription()
			.thenAwait(DEADLINE)
			.verifyError();
	}

}
