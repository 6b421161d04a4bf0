package io.casebook.timeline.event;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.casebook.timeline.Answers;
import io.casebook.timeline.Packages;
import io.casebook.timeline.ServiceTest;
import io.casebook.timeline.Written;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.casebook.timeline.Packages.event;
import static io.casebook.timeline.Packages.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

/** What was answered once is answered again, whatever was recorded since. */
@ServiceTest
class RecordedAsOfTests {

	private static final Map<String, String> FOUNDING = event("lufax", "2011", "founding", "Founded");

	private static final Map<String, String> LISTING = event("lufax", "2020", "listing", "It lists");

	private static final List<String> LISTS = List.of("/api/v1/events?", "/api/v1/events?kind=founding,listing",
			"/api/v1/events?company=lufax&q=e&limit=2", "/api/v1/timelines?companies=lufax,qudian",
			"/api/v1/timelines?companies=lufax,qudian&align=founding",
			"/api/v1/timelines?companies=qudian,lufax&align=listing&limit=2");

	@Autowired
	private WebTestClient client;

	@BeforeEach
	void nothing() {
		Packages.clear();
	}

	@Test
	void writesOfSingleEventsLeaveEarlierAnswersAsTheyWere() {
		Map<String, Map<String, String>> answers = new LinkedHashMap<>();
		take(List.of(FOUNDING, LISTING));
		answers.put(last(), answers());
		String path = "/api/v1/events/" + Written.send(this.client, POST, "/api/v1/events", """
				{"company": "qudian", "date": "2010", "kind": "listing", "title": "Early", "sources": ["doc"],
					"amount": {"value": 1.50, "relation": "gt", "unit": "{users}"}}""").is(201, "\"r1\"").id();
		answers.put(last(), answers());
		Written.send(this.client, PATCH, path, "{\"company\": \"lufax\", \"date\": \"2030\"}", "If-Match", "*")
			.is(200, "\"r2\"");
		answers.put(last(), answers());
		Written.send(this.client, DELETE, path, null, "If-Match", "\"r2\"").is(204, null);
		String retired = Answers.get(this.client, path + "/history").at("/items/1/supersededAt").asString();
		answers.put(retired, answers());
		Written.send(this.client, PUT, path,
				"{\"company\": \"qudian\", \"date\": \"2012\", \"kind\": \"other\", \"title\": \"Again\", \"sources\": [\"doc\"]}")
			.is(201, "\"r3\"");
		answers.put(last(), answers());
		answers.forEach((time, then) -> assertThat(answers("&recordedAsOf=" + time)).as(time).isEqualTo(then));
		assertThat(answers.values().stream().distinct()).hasSize(4);
	}

	@Test
	void everyStateIsAnsweredAgainByteForByte() {
		Map<String, Map<String, String>> answers = new LinkedHashMap<>();
		take(List.of(FOUNDING, LISTING, event("qudian", "2011", "founding", "Begins")));
		answers.put(last(), answers());
		take(List.of(with(FOUNDING, "detail", "In Shanghai"), event("lufax", "2011", "licence", "Licensed")));
		answers.put(last(), answers());
		take(List.of(LISTING, event("lufax", "2010", "founding", "Founded before"),
				with(FOUNDING, "detail", "In Pudong")));
		answers.put(last(), answers());
		answers.forEach((time, then) -> assertThat(answers("&recordedAsOf=" + time)).as(time).isEqualTo(then));
		assertThat(answers.values().stream().distinct()).hasSize(3);
	}

	@Test
	void eventIsFoundInTheVersionThatHeldThen() {
		take(List.of(FOUNDING));
		JsonNode first = Answers.get(this.client, "/api/v1/events").at("/items/0");
		take(List.of(with(FOUNDING, "detail", "In Shanghai")));
		String path = "/api/v1/events/" + first.at("/id").asString();
		String then = "?recordedAsOf=" + first.at("/recordedAt").asString();
		this.client.get().uri(path).exchange().expectHeader().valueEquals("ETag", "\"r2\"");
		this.client.get().uri(path + then).exchange().expectHeader().valueEquals("ETag", "\"r1\"");
		this.client.get().uri(path).header("If-None-Match", "\"r2\"").exchange().expectStatus().isNotModified();
		assertThat(Answers.get(this.client, path + then)).isEqualTo(first);
		assertThat(Answers.get(this.client, path + "?recordedAsOf={time}", "2999-01-01T00:00:00+08:00"))
			.isEqualTo(Answers.get(this.client, path));
		assertThat(Answers.problem(this.client.get().uri(path + "?recordedAsOf=2018-07-31T23:59:59Z").exchange(), 404)
			.at("/type")
			.asString()).isEqualTo("/problems/unknown-key");
	}

	@Test
	void historyHasEachVersionWithWhoAndWhen() {
		take(List.of(FOUNDING));
		take(List.of(with(FOUNDING, "detail", "In Shanghai")));
		JsonNode current = Answers.get(this.client, "/api/v1/events").at("/items/0");
		String path = "/api/v1/events/" + current.at("/id").asString() + "/history";
		JsonNode history = Answers.get(this.client, path);
		String first = """
				{"id": "ID", "company": "lufax", "date": "2011", "kind": "founding", "title": "Founded",
					"sources": [{"key": "doc"}], "flags": [], "recordedAt": "TIME", "revision": 1,
					"recordedBy": "key:importer"%s}""";
		assertThat(Answers.normal(history)).isEqualTo(Answers.json("""
				{"items": [%s, {"id": "ID", "company": "lufax", "date": "2011", "kind": "founding", "title": "Founded",
					"detail": "In Shanghai", "sources": [{"key": "doc"}], "flags": [], "recordedAt": "TIME",
					"revision": 2, "recordedBy": "key:importer"}]}
				""".formatted(first.formatted(", \"supersededAt\": \"TIME\""))));
		assertThat(history.at("/items/0/supersededAt")).isEqualTo(history.at("/items/1/recordedAt"));
		assertThat(Answers.get(this.client, "/api/v1/events?includeHistory=true")).isEqualTo(history);
		assertThat(Answers.get(this.client, MediaType.APPLICATION_NDJSON, "/api/v1/events?includeHistory=true")
			.lines()
			.map(Answers::json)).containsExactlyElementsOf(history.at("/items").values());

		String then = history.at("/items/0/recordedAt").asString();
		for (String earlier : List.of(path + "?", "/api/v1/events?includeHistory=true&")) {
			assertThat(Answers.normal(Answers.get(this.client, earlier + "recordedAsOf=" + then)))
				.isEqualTo(Answers.json("{\"items\": [%s]}".formatted(first.formatted(""))));
		}
		JsonNode page = Answers.get(this.client, path + "?limit=1");
		assertThat(page.at("/items/0/revision").asInt()).isOne();
		assertThat(Answers.get(this.client, path + "?limit=1&cursor=" + page.at("/next").asString())
			.at("/items/0/revision")
			.asInt()).isEqualTo(2);
	}

	@Test
	void timesGrowWhateverTheClockSays() {
		take(List.of(FOUNDING));
		Packages.setLastRecording("2990-01-01T00:00:00Z");
		try {
			take(List.of(with(FOUNDING, "detail", "In Shanghai")));
			assertThat(last()).isEqualTo("2990-01-01T00:00:00.000001Z");
		}
		finally {
			Packages.clear();
			Packages.setLastRecording("2000-01-01T00:00:00Z");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "2018", "2018-07-31", "2018-07-31T23:59:59", "now", "2018-02-30T00:00:00Z",
			"9999-01-01T00:00:00Z", "2018-07-31T23:59:59 08:00" })
	void whatIsNoTimeIsRefused(String time) {
		for (String path : List.of("/api/v1/events?", "/api/v1/timelines?companies=lufax&",
				"/api/v1/events/0190b6a8-0000-7000-8000-000000000000?",
				"/api/v1/events/0190b6a8-0000-7000-8000-000000000000/history?")) {
			JsonNode problem = Answers.problem(this.client.get().uri(path + "recordedAsOf={time}", time).exchange(),
					400);
			assertThat(problem.at("/errors/0")).isEqualTo(Answers.json("""
					{"parameter": "recordedAsOf", "value": "%s",
						"detail": "a time of RFC 3339, such as 2018-07-31T23:59:59Z"}
					""".formatted(time)));
		}
	}

	@ParameterizedTest
	@CsvSource({ "TRUE", "1", "''" })
	void historyIsAskedForInOneWay(String value) {
		JsonNode problem = Answers
			.problem(this.client.get().uri("/api/v1/events?includeHistory={value}", value).exchange(), 400);
		assertThat(problem.at("/errors/0/detail").asString()).isEqualTo("true or false");
	}

	private void take(List<Map<String, String>> rows) {
		Packages.send(this.client, Packages.lines(rows), "key:importer").expectStatus().isOk();
	}

	private String last() {
		return Answers.get(this.client, "/api/v1/events?includeHistory=true")
			.at("/items")
			.valueStream()
			.map((item) -> item.at("/recordedAt").asString())
			.max(Comparator.comparing(Instant::parse))
			.orElseThrow();
	}

	private Map<String, String> answers() {
		return answers("");
	}

	/** All lists, with all of their pages, and all streams. */
	private Map<String, String> answers(String time) {
		Map<String, String> answers = new LinkedHashMap<>();
		for (String list : LISTS) {
			String cursor = "";
			int number = 0;
			do {
				String address = list + cursor + time;
				String page = Answers.get(this.client, MediaType.APPLICATION_JSON, address);
				answers.put(list + " " + number++, page);
				JsonNode next = Answers.json(page).path("next");
				cursor = next.isString() ? "&cursor=" + next.asString() : "";
			}
			while (!cursor.isEmpty());
			answers.put(list + " stream",
					Answers.get(this.client, MediaType.APPLICATION_NDJSON, list.replace("&limit=2", "") + time));
		}
		return answers;
	}

}
