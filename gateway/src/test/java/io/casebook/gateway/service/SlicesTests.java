package io.casebook.gateway.service;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class SlicesTests {

	private final Freshness freshness = new Freshness();

	private final Slices slices = new Slices(new KeptCopyProperties(Duration.ofMinutes(15), DataSize.ofMegabytes(1)),
			this.freshness, Clock.systemUTC());

	/** The calls that reached the service, each answered by the test. */
	private final List<Sinks.One<Slices.Answer<String>>> calls = new ArrayList<>();

	private int cancelled;

	@BeforeEach
	void feedIsInStep() {
		this.freshness.inStep(Service.METRICS);
	}

	@Test
	void thoseWhoAskTheSameAtATimeShareACall() {
		List<String> seen = new ArrayList<>();
		read().subscribe(seen::add);
		read().subscribe(seen::add);
		answer(0, "one");
		read().subscribe(seen::add);
		assertThat(seen).containsExactly("one", "one", "one");
		assertThat(this.calls).hasSize(1);
	}

	@Test
	void answerThatAChangeOvertookIsNotKept() {
		List<String> seen = new ArrayList<>();
		read().subscribe(seen::add);
		change("a");
		answer(0, "old");
		assertThat(seen).containsExactly("old");
		read().subscribe(seen::add);
		answer(1, "new");
		assertThat(seen).containsExactly("old", "new");
	}

	@Test
	void whoAsksAfterAChangeDoesNotGetWhatACallFromBeforeBrings() {
		List<String> early = new ArrayList<>();
		List<String> late = new ArrayList<>();
		read().subscribe(early::add);
		change("a");
		read().subscribe(late::add);
		answer(0, "old");
		assertThat(early).containsExactly("old");
		assertThat(late).isEmpty();
		answer(1, "new");
		assertThat(late).containsExactly("new");
	}

	@Test
	void severalWhoAskAfterAChangeShareTheNextCall() {
		List<String> seen = new ArrayList<>();
		read().subscribe(seen::add);
		change("a");
		read().subscribe(seen::add);
		read().subscribe(seen::add);
		answer(0, "old");
		assertThat(seen).containsExactly("old");
		answer(1, "new");
		assertThat(seen).containsExactly("old", "new", "new");
		assertThat(this.calls).hasSize(2);
	}

	@Test
	void whoAsksAfterAChangeOfOtherThingsSharesTheCall() {
		List<String> seen = new ArrayList<>();
		read().subscribe(seen::add);
		change("other");
		read().subscribe(seen::add);
		answer(0, "one");
		assertThat(seen).containsExactly("one", "one");
	}

	@Test
	void nothingIsTrustedWhileTheFeedHasMoreToTell() {
		read().subscribe();
		answer(0, "one");
		this.freshness.behind(Service.METRICS);
		List<String> seen = new ArrayList<>();
		read().subscribe(seen::add);
		answer(1, "two");
		this.freshness.inStep(Service.METRICS);
		read().subscribe(seen::add);
		assertThat(seen).containsExactly("two", "two");
		assertThat(this.calls).hasSize(2);
	}

	@Test
	void callEndsWhenNobodyWaitsForIt() {
		Disposable one = read().subscribe();
		Disposable other = read().subscribe();
		one.dispose();
		assertThat(this.cancelled).isZero();
		other.dispose();
		assertThat(this.cancelled).isOne();
		read().subscribe();
		assertThat(this.calls).hasSize(2);
	}

	private Mono<String> read() {
		Mono<Slices.Answer<String>> call = Mono.defer(() -> {
			Sinks.One<Slices.Answer<String>> answer = Sinks.one();
			this.calls.add(answer);
			return answer.asMono().doOnCancel(() -> this.cancelled++);
		});
		return this.slices.section(Service.METRICS, "address", call, (text) -> List.of("a", "b"))
			.map(Section::content)
			.map(Optional::orElseThrow);
	}

	private void change(String thing) {
		this.freshness.changed(Service.METRICS, List.of(thing));
	}

	private void answer(int call, String text) {
		this.calls.get(call).tryEmitValue(new Slices.Answer<>(text, text.length()));
	}

}
