package io.casebook.timeline.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.casebook.timeline.Answers;
import io.casebook.timeline.Packages;
import io.casebook.timeline.ServiceTest;
import io.casebook.timeline.Written;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.casebook.timeline.Packages.event;
import static io.casebook.timeline.Packages.with;
import static org.assertj.core.api.Assertions.assertThat;

@ServiceTest
class ExportTests {

	private static final String ALL = "{\"companies\": [\"lufax\", \"qudian\", \"ant-financial\"]}";

	@Autowired
	private WebTestClient client;

	@BeforeEach
	void nothing() {
		Packages.clear();
	}

	@Test
	void rowsAreThoseThatTheImportReads() {
		Packages.load(this.client, List.of(event("qudian", "2018", "milestone", "Another year"),
				with(event("ant-financial", "2011/2012", "funding", "=1+1"), "subject", "alipay", "dateAsStated",
						"in 2011 and 2012", "detail", "Two\nlines\tand \"quotes\"", "amount", "4500000000.50",
						"amountRelation", "approx", "amountUnit", "USD", "sources", "GW17#p. 4;doc", "flags",
						"odd: as: stated | vague"),
				event("lufax", "2011", "founding", "Founded"), event("other", "2011", "founding", "Not asked for")));
		assertThat(export(ALL).lines().map(Answers::json)).containsExactlyElementsOf(Answers.json("""
				[{"resource": "events", "row": 2, "fields": {"company": "lufax", "date": "2011", "kind": "founding",
					"title": "Founded", "sources": "doc"}},
				{"resource": "events", "row": 3, "fields": {"company": "ant-financial", "subject": "alipay",
					"date": "2011/2012", "dateAsStated": "in 2011 and 2012", "kind": "funding", "title": "=1+1",
					"detail": "Two\\nlines\\tand \\"quotes\\"", "amount": "4500000000.50", "amountRelation": "approx",
					"amountUnit": "USD", "sources": "GW17#p. 4;doc", "flags": "odd: as: stated | vague"}},
				{"resource": "events", "row": 4, "fields": {"company": "qudian", "date": "2018", "kind": "milestone",
					"title": "Another year", "sources": "doc"}}]
				""").values());
	}

	@Test
	void exportImportedIntoNothingIsTheSameAgain() {
		List<Map<String, String>> rows = new ArrayList<>();
		IntStream.range(0, 1203)
			.forEach((i) -> rows.add(event((i % 3 == 0) ? "lufax" : "qudian",
					List.of("2011", "2012-05", "../2012", "2011/..", "2011-01-01").get(i % 5), "other",
					"Event " + (i * 7919) % 1203)));
		Packages.load(this.client, rows);
		Packages
			.send(this.client,
					Packages.lines(rows.subList(600, 700).stream().map((row) -> with(row, "detail", "x")).toList()))
			.expectStatus()
			.isOk();
		Written.send(this.client, HttpMethod.POST, "/api/v1/events", """
				{"company": "lufax", "date": "2011", "kind": "other", "title": "Later", "sources": ["doc"],
					"amount": {"value": 1.50, "relation": "gt", "unit": "{users}"}}""").is(201, "\"r1\"");
		String first = export(ALL);
		assertThat(first.lines()).hasSize(1204);
		Packages.clear();
		Packages.send(this.client, first)
			.expectBody()
			.json("{\"resources\": {\"events\": {\"created\": 1204, \"superseded\": 0, \"unchanged\": 0}}}");
		assertThat(export(ALL)).isEqualTo(first);
		Packages.send(this.client, first)
			.expectBody()
			.json("{\"resources\": {\"events\": {\"created\": 0, \"superseded\": 0, \"unchanged\": 1204}}}");
		assertThat(export(ALL)).isEqualTo(first);
	}

	@Test
	void historyHasWhatHoldsNoMoreAndIsNotImported() {
		Packages.load(this.client,
				List.of(event("lufax", "2011", "founding", "Founded"), event("lufax", "2012", "licence", "Licensed")));
		JsonNode events = Answers.get(this.client, "/api/v1/events").at("/items");
		Written.send(this.client, HttpMethod.PATCH, "/api/v1/events/" + events.at("/0/id").asString(),
				"{\"date\": \"2013\"}", "If-Match", "*");
		Written.send(this.client, HttpMethod.DELETE, "/api/v1/events/" + events.at("/1/id").asString(), null,
				"If-Match", "*");
		String history = export("{\"companies\": [\"lufax\"], \"history\": true}");
		String changed = Answers.get(this.client, "/api/v1/events").at("/items/0/recordedAt").asString();
		String retired = Answers.get(this.client, "/api/v1/events/" + events.at("/1/id").asString() + "/history")
			.at("/items/0/supersededAt")
			.asString();
		assertThat(history.lines().map(Answers::json)).containsExactlyElementsOf(Answers.json("""
				[{"resource": "events", "row": 2, "fields": {"company": "lufax", "date": "2013", "kind": "founding",
					"title": "Founded", "sources": "doc"}},
				{"resource": "events-history", "row": 2, "fields": {"company": "lufax", "date": "2011",
					"kind": "founding", "title": "Founded", "sources": "doc", "id": "%s", "revision": "1",
					"recordedAt": "%s", "recordedBy": "key:tester", "supersededAt": "%s"}},
				{"resource": "events-history", "row": 3, "fields": {"company": "lufax", "date": "2012",
					"kind": "licence", "title": "Licensed", "sources": "doc", "id": "%s", "revision": "1",
					"recordedAt": "%s", "recordedBy": "key:tester", "supersededAt": "%s", "retiredBy": "key:curator"}}]
				""".formatted(events.at("/0/id").asString(), events.at("/0/recordedAt").asString(), changed,
				events.at("/1/id").asString(), events.at("/1/recordedAt").asString(), retired))
			.values());
		Packages.clear();
		Packages.send(this.client, history)
			.expectBody()
			.json("{\"resources\": {\"events\": {\"created\": 1, \"superseded\": 0, \"unchanged\": 0}}}");
		assertThat(export("{\"companies\": [\"lufax\"]}")).isEqualTo(history.lines().findFirst().orElseThrow() + "\n");
	}

	@Test
	void whoAsksForNothingGetsNothing() {
		Packages.load(this.client, List.of(event("lufax", "2011", "founding", "Founded")));
		assertThat(export("{}")).isEmpty();
		assertThat(export("{\"companies\": [], \"groups\": [\"g\"], \"sources\": [\"doc\"], \"history\": true}"))
			.isEmpty();
		assertThat(export("{\"companies\": [\"nobody\"]}")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			{"companies": ["Lufax"]}      | 422 | /companies/0
			{"companies": "lufax"}        | 422 | /companies
			{"history": "yes"}            | 422 | /history
			{"company": "lufax"}          | 422 | /company
			[]                            | 400 |
			{                             | 400 |
			''                            | 400 |
			""")
	void badRequestIsNamed(String body, int status, String pointer) {
		Written refused = Written.send(this.client, HttpMethod.POST, "/internal/export", body);
		assertThat(refused.status()).as(refused.text()).isEqualTo(status);
		assertThat(refused.json().at("/errors/0/pointer").asString("")).isEqualTo((pointer != null) ? pointer : "");
	}

	@Test
	void doorStaysShutForUnsignedCalls() {
		Written.send(this.client, HttpMethod.POST, "/internal/export", ALL, "Authorization", "Bearer wrong")
			.refuses(401, "unauthorized", null);
	}

	private String export(String request) {
		Written answer = Written.send(this.client, HttpMethod.POST, "/internal/export", request);
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		return answer.text();
	}

}
