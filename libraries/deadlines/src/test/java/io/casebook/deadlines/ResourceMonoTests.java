package io.casebook.deadlines;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

class ResourceMonoTests {

	private final Sinks.One<String> source = Sinks.one();

	private final List<String> givenBack = new ArrayList<>();

	private final List<Object> got = new ArrayList<>();

	@Test
	void whoWaitsGetsItAndNothingIsGivenBack() {
		Disposable reader = read();
		this.source.tryEmitValue("connection");
		reader.dispose();
		assertThat(this.got).containsExactly("connection", "end");
		assertThat(this.givenBack).isEmpty();
	}

	@Test
	void whatComesForWhoHasLeftIsGivenBackOnceWithItsContext() {
		read().dispose();
		this.source.tryEmitValue("connection");
		assertThat(this.got).isEmpty();
		assertThat(this.givenBack).containsExactly("connection of the trial");
	}

	@Test
	void whoHasLeftIsNotToldThatThereIsNone() {
		read().dispose();
		this.source.tryEmitError(new IllegalStateException("none"));
		assertThat(this.got).isEmpty();
		assertThat(this.givenBack).isEmpty();
	}

	@Test
	void whoWaitsIsToldThatThereIsNone() {
		read();
		this.source.tryEmitError(new IllegalStateException("none"));
		assertThat(this.got).containsExactly("none");
	}

	/** Whichever is first: it is used or given back, never both, never neither. */
	@Test
	void itIsGivenBackOrUsedWhenSomebodyLeavesJustWhenItComes() throws InterruptedException {
		for (int round = 0; round < 2000; round++) {
			Sinks.One<String> coming = Sinks.one();
			CountDownLatch back = new CountDownLatch(1);
			Disposable user = Mono
				.usingWhen(new ResourceMono<>(coming.asMono(), (resource) -> Mono.fromRunnable(back::countDown)),
						(resource) -> Mono.never(), (resource) -> Mono.fromRunnable(back::countDown))
				.subscribe();
			Schedulers.parallel().schedule(() -> coming.tryEmitValue("connection"));
			for (int turn = 0; turn < round; turn++) {
				Thread.onSpinWait();
			}
			user.dispose();
			assertThat(back.await(5, TimeUnit.SECONDS)).as("given back in round %d", round).isTrue();
		}
	}

	private Disposable read() {
		return new ResourceMono<>(this.source.asMono(), (resource) -> Mono.deferContextual(
				(context) -> Mono.fromRunnable(() -> this.givenBack.add(resource + " of " + context.get("whom")))))
			.contextWrite((context) -> context.put("whom", "the trial"))
			.subscribe(this.got::add, (failure) -> this.got.add(failure.getMessage()), () -> this.got.add("end"));
	}

}
