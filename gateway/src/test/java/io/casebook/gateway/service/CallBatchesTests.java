package io.casebook.gateway.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.casebook.deadlines.Deadline;
import io.casebook.gateway.service.Slices.Part;
import io.casebook.problem.ApiProblem;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.publisher.TestPublisher;

import static org.assertj.core.api.Assertions.assertThat;

class CallBatchesTests {

	private CallBatches batches = new CallBatches(Duration.ofMinutes(1));

	/** What each call asked for, and its answer. */
	private final List<List<String>> asked = new CopyOnWriteArrayList<>();

	private final List<Sinks.One<Map<String, Part<String>>>> calls = new CopyOnWriteArrayList<>();

	private final List<Duration> times = new CopyOnWriteArrayList<>();

	private final List<Boolean> shared = new CopyOnWriteArrayList<>();

	private final List<List<String>> cancelled = new CopyOnWriteArrayList<>();

	@Test
	void whileNoneIsUnderWayACallLeavesAtOnce() {
		ask("a").subscribe();
		answer(0);
		ask("b").subscribe();
		assertThat(this.asked).containsExactly(List.of("a"), List.of("b"));
	}

	@Test
	void whatIsAskedForWhileOneIsUnderWayLeavesTogetherWhenItEnds() {
		List<Map<String, String>> seen = new ArrayList<>();
		ask("a").subscribe();
		ask("c", "d").subscribe(seen::add);
		ask("d", "e").subscribe(seen::add);
		answer(0);
		assertThat(this.asked).last().isEqualTo(List.of("c", "d", "e"));
		answer(1);
		assertThat(seen).containsExactly(Map.of("c", "of c", "d", "of d"), Map.of("d", "of d", "e", "of e"));
	}

	@Test
	void whoAsksWhenACallHasLeftGetsALaterOne() {
		List<Map<String, String>> seen = new ArrayList<>();
		ask("a").subscribe();
		ask("a").subscribe(seen::add);
		answer(0);
		assertThat(seen).isEmpty();
		answer(1);
		assertThat(seen).containsExactly(Map.of("a", "of a"));
	}

	@Test
	void callThatTakesLongHoldsNobodyUp() {
		this.batches = new CallBatches(Duration.ofMillis(10));
		ask("a").subscribe();
		ask("b").subscribe();
		awaitCalls(2);
		assertThat(this.asked).last().isEqualTo(List.of("b"));
	}

	@Test
	void callTakesNoMoreThanItCan() {
		ask("a").subscribe();
		ask("c", "d", "e").subscribe();
		ask("f", "g").subscribe();
		assertThat(this.asked).last().isEqualTo(List.of("c", "d", "e"));
		answer(0);
		assertThat(this.asked).hasSize(2);
		answer(1);
		assertThat(this.asked).last().isEqualTo(List.of("f", "g"));
	}

	@Test
	void afterACallForManyTheNextWaitsUntilItIsForAsMany() {
		callForTwo(Duration.ofMillis(300));
		ask("e").subscribe();
		assertThat(this.asked).hasSize(2);
		ask("f").subscribe();
		assertThat(this.asked).last().isEqualTo(List.of("e", "f"));
	}

	@Test
	void callThatIsForFewerThanBeforeLeavesAfterTheTimeThatTheLastOneTook() {
		callForTwo(Duration.ofMillis(20));
		ask("e").subscribe();
		awaitCalls(3);
		assertThat(this.asked).last().isEqualTo(List.of("e"));
		answer(2);
		ask("f").subscribe();
		assertThat(this.asked).last().isEqualTo(List.of("f"));
	}

	@Test
	void callForFewerThanBeforeThatWaitedForAnotherLeavesAfterTheTimeThatThatOneTook() {
		ask("a").subscribe();
		ask("c").subscribe();
		ask("d").subscribe();
		answer(0);
		ask("e").subscribe();
		answer(1);
		awaitCalls(3);
		assertThat(this.asked).last().isEqualTo(List.of("e"));
	}

	@Test
	void longAfterACallForManyANewOneLeavesAtOnce() {
		this.batches = new CallBatches(Duration.ofMillis(100));
		callForTwo(Duration.ofMillis(90));
		await(Duration.ofMillis(150));
		ask("e").subscribe();
		assertThat(this.asked).last().isEqualTo(List.of("e"));
	}

	@Test
	void callThatIsFullWaitsForNobody() {
		callForTwo(Duration.ofMillis(300));
		ask("e", "f", "g", "h").subscribe();
		assertThat(this.asked).last().isEqualTo(List.of("e", "f", "g", "h"));
	}

	@Test
	void whoHasLittleTimeWaitsForNobody() {
		callForTwo(Duration.ofMillis(300));
		ask("e").contextWrite(Deadline.in(Duration.ofMillis(400))::in).subscribe();
		assertThat(this.asked).last().isEqualTo(List.of("e"));
	}

	@Test
	void whoDoesNotWaitAnyMoreIsNoneOfMany() {
		ask("a").subscribe();
		ask("c").subscribe().dispose();
		ask("d").subscribe();
		answer(0);
		answer(1);
		ask("e").subscribe();
		assertThat(this.asked).last().isEqualTo(List.of("e"));
	}

	@Test
	void addressOfACallThatIsSharedIsNotTooLong() {
		String one = "c".repeat(25_000);
		String other = "d".repeat(25_000);
		ask("a").subscribe();
		ask(one).subscribe();
		ask(other).subscribe();
		assertThat(this.asked).last().isEqualTo(List.of(one));
	}

	@Test
	void callOfSeveralThatIsRefusedIsMadeForEachAlone() {
		List<Object> seen = new ArrayList<>();
		ask("a").subscribe();
		ask("c").subscribe(seen::add, seen::add);
		ask("unknown").subscribe(seen::add, seen::add);
		answer(0);
		ApiProblem problem = ApiProblem.unknownKeys("companies", "company", List.of("unknown"));
		this.calls.get(1).tryEmitError(problem);
		assertThat(this.asked.subList(2, 4)).containsExactly(List.of("c"), List.of("unknown"));
		answer(2);
		this.calls.get(3).tryEmitError(problem);
		assertThat(seen).containsExactly(Map.of("c", "of c"), problem);
	}

	@Test
	void answerThatDoesNotServeSeveralIsAskedForByEachAlone() {
		List<Map<String, String>> seen = new ArrayList<>();
		ask("a").subscribe();
		ask("b").subscribe(seen::add);
		ask("c").subscribe(seen::add);
		answer(0);
		this.calls.get(1).tryEmitError(new UnsharedAnswerException());
		answer(2);
		answer(3);
		assertThat(seen).containsExactly(Map.of("b", "of b"), Map.of("c", "of c"));
		assertThat(this.shared).containsExactly(false, true, false, false);
	}

	@Test
	void callThatFailsFailsForAll() {
		List<Throwable> seen = new ArrayList<>();
		ask("a").subscribe();
		ask("b").subscribe((parts) -> {
		}, seen::add);
		ask("c").subscribe((parts) -> {
		}, seen::add);
		answer(0);
		ServiceUnavailableException outage = ServiceUnavailableException.silent(Service.METRICS,
				new IllegalStateException());
		this.calls.get(1).tryEmitError(outage);
		assertThat(seen).containsExactly(outage, outage);
		assertThat(this.asked).hasSize(2);
	}

	@Test
	void callOfSeveralEndsWhenNoneOfThemWaits() {
		ask("a").subscribe();
		Disposable one = ask("c").subscribe();
		Disposable other = ask("d").subscribe();
		answer(0);
		one.dispose();
		assertThat(this.cancelled).isEmpty();
		other.dispose();
		assertThat(this.cancelled).containsExactly(List.of("c", "d"));
		ask("e").subscribe();
		awaitCalls(3);
		assertThat(this.asked).last().isEqualTo(List.of("e"));
	}

	@Test
	void callThatEndsWhileItIsGivenUpEndsOnce() {
		TestPublisher<Map<String, Part<String>>> call = TestPublisher
			.createNoncompliant(TestPublisher.Violation.DEFER_CANCELLATION);
		this.batches.ask("kind", List.of("a"), 4, (addresses, shared) -> call.mono()).subscribe().dispose();
		call.error(new IllegalStateException());
		ask("b").subscribe();
		ask("c").subscribe();
		assertThat(this.asked).containsExactly(List.of("b"));
	}

	@Test
	void whatNobodyWaitsForAnyMoreIsNotAskedFor() {
		ask("a").subscribe();
		ask("c").subscribe().dispose();
		answer(0);
		assertThat(this.asked).hasSize(1);
		ask("d").subscribe();
		assertThat(this.asked).last().isEqualTo(List.of("d"));
	}

	@Test
	void callForOneHasItsDeadlineAndCallForSeveralTheirOwn() {
		Deadline soon = Deadline.in(Duration.ofSeconds(1));
		ask("a").contextWrite(soon::in).subscribe();
		ask("c").contextWrite(soon::in).subscribe();
		ask("d").subscribe();
		answer(0);
		assertThat(this.times.get(0)).isLessThanOrEqualTo(Duration.ofSeconds(1));
		assertThat(this.times.get(1)).isEqualTo(Duration.ofMinutes(1));
	}

	/** Makes a call for one and then one for two, which takes a while. */
	private void callForTwo(Duration time) {
		ask("a").subscribe();
		ask("c").subscribe();
		ask("d").subscribe();
		answer(0);
		await(time);
		answer(1);
	}

	private Mono<Map<String, String>> ask(String... addresses) {
		return this.batches.ask("kind", List.of(addresses), 4, this::call).map((parts) -> {
			Map<String, String> contents = new HashMap<>();
			parts.forEach((address, part) -> contents.put(address, part.content()));
			return contents;
		});
	}

	private Mono<Map<String, Part<String>>> call(List<String> addresses, boolean shared) {
		return Mono.deferContextual((context) -> {
			Sinks.One<Map<String, Part<String>>> answer = Sinks.one();
			this.asked.add(addresses);
			this.shared.add(shared);
			this.calls.add(answer);
			this.times.add(Deadline.remaining(context, Duration.ofMinutes(1)));
			return answer.asMono().doOnCancel(() -> this.cancelled.add(addresses));
		});
	}

	private void answer(int call) {
		Map<String, Part<String>> parts = new HashMap<>();
		this.asked.get(call).forEach((address) -> parts.put(address, new Part<>("of " + address, 1, List.of())));
		this.calls.get(call).tryEmitValue(parts);
	}

	private static void await(Duration time) {
		Mono.delay(time).block();
	}

	private void awaitCalls(int number) {
		long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
		while (this.calls.size() < number && System.nanoTime() < end) {
			Thread.onSpinWait();
		}
	}

}
