package io.casebook.gateway.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.casebook.deadlines.Deadline;
import io.casebook.problem.ApiProblem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class SlicesTests {

	private Instant now = Instant.parse("2026-01-01T00:00:00Z");

	private final Clock clock = ((InstantSource) () -> this.now).withZone(ZoneOffset.UTC);

	private final Freshness freshness = new Freshness(this.clock);

	private final Slices slices = new Slices(new KeptCopyProperties(Duration.ofMinutes(15), DataSize.ofMegabytes(1)),
			this.freshness, this.clock);

	/** The calls that reached the service, each answered by the test. */
	private final List<Sinks.One<Slices.Answer<String>>> calls = new ArrayList<>();

	/** The parts that each call asked for, and its answer. */
	private final List<List<String>> asked = new ArrayList<>();

	private final List<Sinks.One<Map<String, Slices.Part<String>>>> partCalls = new ArrayList<>();

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

	/** As somebody who has just created what he reads. */
	@Test
	void whoAsksAfterAChangeIsNotToldOfAProblemFromBefore() {
		List<Object> early = new ArrayList<>();
		List<Object> late = new ArrayList<>();
		read().subscribe(early::add, early::add);
		change("other");
		read().subscribe(late::add, late::add);
		ApiProblem unknown = ApiProblem.unknownKeys("company", "company", List.of("new"));
		this.calls.getFirst().tryEmitError(unknown);
		assertThat(early).containsExactly(unknown);
		assertThat(late).isEmpty();
		answer(1, "there");
		assertThat(late).containsExactly("there");
	}

	@Test
	void thoseWhoShareACallAreToldOfItsProblem() {
		List<Throwable> seen = new ArrayList<>();
		read().subscribe((text) -> {
		}, seen::add);
		read().subscribe((text) -> {
		}, seen::add);
		ApiProblem unknown = ApiProblem.unknownKeys("company", "company", List.of("new"));
		this.calls.getFirst().tryEmitError(unknown);
		assertThat(seen).containsExactly(unknown, unknown);
		assertThat(this.calls).hasSize(1);
	}

	@Test
	void callThatEndedWithTheTimeOfAnotherIsMadeAgain() {
		List<Section<Map<String, String>>> seen = new ArrayList<>();
		parts("a").contextWrite(Deadline.in(Duration.ZERO)::in).subscribe(seen::add);
		parts("a").contextWrite(Deadline.in(Duration.ofMinutes(1))::in).subscribe(seen::add);
		failParts(0);
		assertThat(seen).hasOnlyElementsOfType(Section.Unavailable.class);
		answerParts(1);
		assertThat(seen.getLast()).isEqualTo(new Section.Available<>(Map.of("a", "a of call 1")));
	}

	@Test
	void outageIsOneForAllWhoShareACall() {
		List<Section<Map<String, String>>> seen = new ArrayList<>();
		parts("a").contextWrite(Deadline.in(Duration.ofMinutes(1))::in).subscribe(seen::add);
		parts("a").contextWrite(Deadline.in(Duration.ofMinutes(2))::in).subscribe(seen::add);
		failParts(0);
		assertThat(seen).hasSize(2).hasOnlyElementsOfType(Section.Unavailable.class);
		assertThat(this.asked).hasSize(1);
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

	@Test
	void partsThatAreNotKeptAreAskedForTogether() {
		parts("a", "b").subscribe();
		answerParts(0);
		List<Map<String, String>> seen = new ArrayList<>();
		parts("b", "c", "d").subscribe((section) -> seen.add(section.content().orElseThrow()));
		assertThat(this.asked).containsExactly(List.of("a", "b"), List.of("c", "d"));
		answerParts(1);
		assertThat(seen).containsExactly(Map.of("b", "b of call 0", "c", "c of call 1", "d", "d of call 1"));
		parts("a", "c").subscribe((section) -> seen.add(section.content().orElseThrow()));
		assertThat(seen.getLast()).isEqualTo(Map.of("a", "a of call 0", "c", "c of call 1"));
		assertThat(this.asked).hasSize(2);
	}

	@Test
	void partThatHasChangedIsAskedForAlone() {
		parts("a", "b", "c").subscribe();
		answerParts(0);
		change("b");
		parts("a", "b", "c").subscribe();
		assertThat(this.asked).containsExactly(List.of("a", "b", "c"), List.of("b"));
	}

	@Test
	void partsServeAsStaleWhenAllOfThemAreKept() {
		parts("a", "b").subscribe();
		answerParts(0);
		change("b");
		List<Section<Map<String, String>>> seen = new ArrayList<>();
		parts("a", "b").subscribe(seen::add);
		failParts(1);
		parts("b", "c").subscribe(seen::add);
		failParts(2);
		assertThat(seen.getFirst()).isInstanceOf(Section.Stale.class);
		assertThat(seen.getFirst().content()).contains(Map.of("a", "a of call 0", "b", "b of call 0"));
		assertThat(seen.getLast()).isInstanceOf(Section.Unavailable.class);
	}

	@Test
	void ageOfACopyIsCountedFromWhenTheFeedLastTold() {
		parts("a").subscribe();
		answerParts(0);
		this.now = this.now.plus(Duration.ofMinutes(20));
		this.freshness.inStep(Service.METRICS);
		this.freshness.behind(Service.METRICS);
		this.now = this.now.plus(Duration.ofMinutes(1));
		List<Section<Map<String, String>>> seen = new ArrayList<>();
		parts("a").subscribe(seen::add);
		failParts(1);
		assertThat(seen).containsExactly(new Section.Stale<>(Map.of("a", "a of call 0"), Duration.ofMinutes(1)));
	}

	@Test
	void copyThatAViewWasMadeOfServesHoweverLongTheViewWasKept() {
		Reading reading = Reading.begin(false);
		parts("a").contextWrite(reading::in).subscribe();
		answerParts(0);
		this.now = this.now.plus(Duration.ofMinutes(20));
		this.freshness.inStep(Service.METRICS);
		assertThat(reading.isFresh()).isTrue();
		change("a");
		this.now = this.now.plus(Duration.ofMinutes(1));
		this.freshness.inStep(Service.METRICS);
		List<Section<Map<String, String>>> seen = new ArrayList<>();
		parts("a").subscribe(seen::add);
		failParts(1);
		assertThat(seen).containsExactly(new Section.Stale<>(Map.of("a", "a of call 0"), Duration.ofMinutes(1)));
	}

	@Test
	void copyThatWasLastRightLongAgoServesNoMore() {
		parts("a").subscribe();
		answerParts(0);
		change("a");
		this.now = this.now.plus(Duration.ofMinutes(16));
		this.freshness.inStep(Service.METRICS);
		List<Section<Map<String, String>>> seen = new ArrayList<>();
		parts("a").subscribe(seen::add);
		failParts(1);
		assertThat(seen.getFirst()).isInstanceOf(Section.Unavailable.class);
	}

	private Mono<Section<Map<String, String>>> parts(String... keys) {
		return this.slices.sections(Service.METRICS, List.of(keys), (missing) -> Mono.defer(() -> {
			Sinks.One<Map<String, Slices.Part<String>>> answer = Sinks.one();
			this.asked.add(missing);
			this.partCalls.add(answer);
			return answer.asMono();
		}));
	}

	private void answerParts(int call) {
		Map<String, Slices.Part<String>> parts = new HashMap<>();
		this.asked.get(call)
			.forEach((key) -> parts.put(key, new Slices.Part<>(key + " of call " + call, 10, List.of(key))));
		this.partCalls.get(call).tryEmitValue(parts);
	}

	private void failParts(int call) {
		this.partCalls.get(call).tryEmitError(new ServiceUnavailableException(Service.METRICS, "is out", null));
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
