package io.casebook.gateway.service;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

class FlightTests {

	private static final int ROUNDS = 20_000;

	@Test
	void whoComesWhenTheLastOneLeavesIsServed() {
		List<Throwable> failures = new CopyOnWriteArrayList<>();
		AtomicInteger served = new AtomicInteger();
		AtomicInteger here = new AtomicInteger();
		Round[] rounds = new Round[ROUNDS];
		for (int i = 0; i < ROUNDS; i++) {
			rounds[i] = new Round();
		}
		CompletableFuture<Void> leaving = CompletableFuture.runAsync(() -> {
			for (int i = 0; i < ROUNDS; i++) {
				Disposable last = rounds[i].flight.result().subscribe();
				meet(here, 2 * i);
				last.dispose();
				meet(here, 2 * i + 1);
			}
		});
		for (int i = 0; i < ROUNDS; i++) {
			Round round = rounds[i];
			meet(here, 2 * i);
			Disposable newcomer = round.flight.result().subscribe((result) -> served.incrementAndGet(), failures::add);
			meet(here, 2 * i + 1);
			round.result.tryEmitValue("served");
			newcomer.dispose();
		}
		leaving.join();
		assertThat(failures).isEmpty();
		assertThat(served).hasValue(ROUNDS);
	}

	/** Both go on at the same moment. */
	private static void meet(AtomicInteger here, int time) {
		here.incrementAndGet();
		while (here.get() < 2 * (time + 1)) {
			Thread.onSpinWait();
		}
	}

	private static final class Round {

		private final Sinks.One<String> result = Sinks.one();

		private final Flight<String> flight = new Flight<>(Mono.defer(this.result::asMono), (ended) -> {
		});

	}

}
