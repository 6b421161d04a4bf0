package io.casebook.timeline.event;

import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

import io.casebook.timeline.Answers;
import io.casebook.timeline.Packages;
import io.casebook.timeline.ServiceTest;
import io.casebook.timeline.Written;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;

/** What becomes of writes that come at the same time, or again. */
@ServiceTest
class RacingWritersTests {

	private static final String EVENTS = "/api/v1/events";

	private static final String FOUNDING = """
			{"company": "lufax", "date": "2011", "kind": "founding", "title": "Founded", "sources": ["doc"]}""";

	@Autowired
	private WebTestClient client;

	@BeforeEach
	void nothing() {
		Packages.clear();
	}

	@Test
	void ofWritersWithOneVersionInMindExactlyOneWins() {
		String path = EVENTS + "/" + post("one").id();
		for (int round = 1; round <= 10; round++) {
			String tag = "\"r%d\"".formatted(round);
			List<Written> answers = atOnce(4, (i) -> Written.send(this.client, PATCH, path,
					"{\"detail\": \"%d by %d\"}".formatted(tag.hashCode(), i), "If-Match", tag));
			assertThat(answers).extracting(Written::status).containsExactlyInAnyOrder(200, 412, 412, 412);
		}
		assertThat(Answers.get(this.client, path + "/history").at("/items").size()).isEqualTo(11);
	}

	@Test
	void ofWritersOfOneNewEventExactlyOneWins() {
		List<Written> answers = atOnce(8, (i) -> post("key " + i));
		assertThat(answers).extracting(Written::status)
			.containsExactlyInAnyOrder(201, 409, 409, 409, 409, 409, 409, 409);
		assertThat(Answers.get(this.client, EVENTS).at("/items").size()).isOne();
	}

	@Test
	void fiftyRequestsWithOneIdempotencyKeyMakeOneEvent() {
		List<Written> answers = atOnce(50, (i) -> post("once"));
		assertThat(answers).extracting(Written::status).containsOnly(201, 409);
		List<Written> created = answers.stream().filter((answer) -> answer.status() == 201).toList();
		assertThat(created).extracting(Written::text).containsOnly(created.getFirst().text());
		assertThat(created).filteredOn((answer) -> answer.headers().getFirst("Idempotency-Replayed") == null)
			.hasSize(1);
		assertThat(answers).filteredOn((answer) -> answer.status() == 409)
			.allSatisfy((answer) -> assertThat(answer.headers().getFirst("Retry-After")).isEqualTo("1"));
		assertThat(Answers.get(this.client, EVENTS + "?includeHistory=true").at("/items").size()).isOne();
	}

	@Test
	void repeatedRequestGetsItsAnswerAgain() {
		Written first = post("once").is(201, "\"r1\"");
		Written again = post("once").is(201, "\"r1\"");
		assertThat(again.text()).isEqualTo(first.text());
		assertThat(again.headers().getLocation()).isEqualTo(first.headers().getLocation());
		assertThat(again.headers().getFirst("Idempotency-Replayed")).isEqualTo("true");
		Written.send(this.client, POST, EVENTS, FOUNDING.replace("2011", "2012"), "Idempotency-Key", "once")
			.refuses(422, "invalid-content", null);
		for (int i = 0; i < 2; i++) {
			Written
				.send(this.client, DELETE, EVENTS + "/" + first.id(), null, "If-Match", "\"r1\"", "Idempotency-Key",
						"two")
				.is(204, null);
		}
		assertThat(Answers.get(this.client, EVENTS + "?includeHistory=true").at("/items").size()).isOne();
	}

	@Test
	void repeatedRequestGetsItsAnswerAgainWhateverBecameOfTheSource() {
		post("once").is(201, "\"r1\"");
		String found = "[{\"pointer\": \"/sources/0\", \"detail\": \"There is none\"}]";
		Written.send(this.client, POST, EVENTS, FOUNDING, "Idempotency-Key", "once", "X-Found-Faults", found)
			.is(201, "\"r1\"");
		Written.send(this.client, POST, EVENTS, FOUNDING, "Idempotency-Key", "two", "X-Found-Faults", found)
			.refuses(422, "invalid-content", found);
	}

	@Test
	void writesAmongImportsKeepOneVersionAtATime() {
		post("one").is(201, "\"r1\"");
		String id = Answers.get(this.client, EVENTS).at("/items/0/id").asString();
		List<Integer> statuses = atOnce(12, (i) -> (i % 3 == 0)
				? Packages
					.send(this.client,
							Packages.lines(List.of(Packages.with(Packages.event("lufax", "2011", "founding", "Founded"),
									"detail", "i" + i))))
					.returnResult(Void.class)
					.getStatus()
					.value()
				: Written
					.send(this.client, PATCH, EVENTS + "/" + id, "{\"detail\": \"%d\"}".formatted(i), "If-Match", "*")
					.status());
		assertThat(statuses).filteredOn((status) -> status == 200).hasSizeGreaterThanOrEqualTo(9);
		assertThat(statuses).containsAnyOf(200, 503);
		List<String> times = Answers.get(this.client, EVENTS + "/" + id + "/history")
			.at("/items")
			.valueStream()
			.flatMap((version) -> Flux.just(version.at("/recordedAt"), version.at("/supersededAt")).toStream())
			.map((time) -> time.asString(""))
			.toList();
		assertThat(times).last().isEqualTo("");
		for (int i = 1; i < times.size() - 1; i += 2) {
			assertThat(times.get(i)).isEqualTo(times.get(i + 1)).isGreaterThan(times.get(i - 1));
		}
	}

	private Written post(String key) {
		return Written.send(this.client, POST, EVENTS, FOUNDING, "Idempotency-Key", key);
	}

	private static <T> List<T> atOnce(int number, IntFunction<T> request) {
		return Objects.requireNonNull(Flux.range(0, number)
			.flatMap((i) -> Flux.defer(() -> Flux.just(request.apply(i))).subscribeOn(Schedulers.boundedElastic()),
					number)
			.collectList()
			.block());
	}

}
