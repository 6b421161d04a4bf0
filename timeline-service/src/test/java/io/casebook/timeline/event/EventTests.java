package io.casebook.timeline.event;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import io.casebook.timeline.Answers;
import io.casebook.timeline.Packages;
import io.casebook.timeline.ServiceTest;
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

@ServiceTest
class EventTests {

	/** In chronological order. */
	private static final List<String> TITLES = List.of("Up to 2011", "A day", "Its month", "The year", "The year again",
			"The year and the next", "From then on", "Another year");

	@Autowired
	private WebTestClient client;

	@BeforeEach
	void events() {
		Packages.load(this.client, List.of(event("qudian", "2018", "milestone", "Another year"),
				event("lufax", "2011/..", "strategy", "From then on"), event("lufax", "2011", "founding", "The year"),
				event("zhongan", "2011-01", "launch", "Its month"),
				with(event("ant-financial", "2011/2012", "funding", "The year and the next"), "subject", "alipay",
						"dateAsStated", "in 2011 and 2012", "detail", "100% of Élan, in a_b", "amount", "4500000000.50",
						"amountRelation", "approx", "amountUnit", "USD", "sources", "GW17#p. 4;doc", "flags",
						"odd: as stated | vague"),
				event("zhongan", "2011", "listing", "The year again"),
				event("zhongan", "../2011", "other", "Up to 2011"), event("qudian", "2011-01-01", "launch", "A day")));
	}

	@Test
	void eventsAreInChronologicalOrderWhateverTheirPrecision() {
		assertThat(titles(Answers.get(this.client, "/api/v1/events"))).isEqualTo(TITLES);
	}

	@Test
	void eventIsGivenWhole() {
		JsonNode page = Answers.get(this.client, "/api/v1/events?company=ant-financial");
		JsonNode expected = Answers.json("""
				{"id": "ID", "company": "ant-financial", "subject": "alipay", "date": "2011/2012",
					"dateAsStated": "in 2011 and 2012", "kind": "funding", "title": "The year and the next",
					"detail": "100% of Élan, in a_b",
					"amount": {"value": 4500000000.50, "relation": "approx", "unit": "USD"},
					"sources": [{"key": "GW17", "locator": "p. 4"}, {"key": "doc"}],
					"flags": [{"code": "odd", "note": "as stated"}, {"code": "vague"}],
					"recordedAt": "TIME", "revision": 1}
				""");
		assertThat(Answers.normal(page)).isEqualTo(Answers.json("{\"items\": [" + expected + "]}"));
		String id = page.at("/items/0/id").asString();
		assertThat(Answers.get(this.client, "/api/v1/events/{id}", id)).isEqualTo(page.at("/items/0"));
	}

	@Test
	void eventWithNothingOptionalHasNoneOfIt() {
		assertThat(Answers.normal(Answers.get(this.client, "/api/v1/events?q=another year"))).isEqualTo(Answers.json("""
				{"items": [{"id": "ID", "company": "qudian", "date": "2018", "kind": "milestone",
					"title": "Another year", "sources": [{"key": "doc"}], "flags": [], "recordedAt": "TIME",
					"revision": 1}]}
				"""));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3, 7, 8, 200 })
	void pagesFollowedToTheEndAreTheWholeList(int limit) {
		List<String> walked = new ArrayList<>();
		String cursor = "";
		do {
			JsonNode page = Answers.get(this.client, "/api/v1/events?limit={limit}" + cursor, limit);
			assertThat(page.at("/items").size()).isBetween(1, limit);
			walked.addAll(titles(page));
			cursor = page.has("next") ? "&cursor=" + page.at("/next").asString() : null;
		}
		while (cursor != null);
		assertThat(walked).isEqualTo(TITLES);
	}

	@Test
	void streamHasTheEventsOfTheListOneALine() {
		String lines = Answers.get(this.client, MediaType.APPLICATION_NDJSON, "/api/v1/events?kind=launch,listing");
		assertThat(lines.lines().map(Answers::json))
			.containsExactlyElementsOf(Answers.get(this.client, "/api/v1/events?kind=launch,listing").at("/items"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					company=lufax                       | The year,From then on
					company=lufax,qudian                | A day,The year,From then on,Another year
					company=lufax&company=qudian,lufax  | A day,The year,From then on,Another year
					company=nobody                      |
					kind=launch                         | A day,Its month
					kind=founding&kind=listing          | The year,The year again
					company=zhongan&kind=listing        | The year again
					to=2010                             | Up to 2011
					to=2011-01-01                       | Up to 2011,A day,Its month,The year,The year again,The year and the next,From then on
					from=2011-02                        | Up to 2011,The year,The year again,The year and the next,From then on,Another year
					from=2012                           | The year and the next,From then on,Another year
					from=2013&to=2017                   | From then on
					from=2011-02%2F..&to=%5B2010,2011%5D | Up to 2011,The year,The year again,The year and the next,From then on
					from=Y170000                        | From then on
					to=-0400                            | Up to 2011
					q=YEAR                              | The year,The year again,The year and the next,Another year
					q=%C3%A9LAN                         | The year and the next
					q=100%25                            | The year and the next
					q=a_b                               | The year and the next
					q=a%25b                             |
					q=year_                             |
					q=%5C                               |
					q=                                  | Up to 2011,A day,Its month,The year,The year again,The year and the next,From then on,Another year
					""")
	void filtersSelect(String query, String titles) {
		List<String> expected = (titles != null) ? List.of(titles.split(",")) : List.of();
		byte[] page = Answers.exchange(this.client, "/api/v1/events", query)
			.expectStatus()
			.isOk()
			.expectBody()
			.returnResult()
			.getResponseBodyContent();
		assertThat(titles(Answers.json(new String(page, StandardCharsets.UTF_8)))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					limit=0          | invalid-parameter | limit   | 0          | a whole number from 1 to 200
					kind=party       | invalid-parameter | kind    | party      | one of founding, launch, funding, listing, licence, partnership, milestone, valuation, strategy, acquisition, closure, other
					company=Lu%20fax | invalid-parameter | company | Lu fax     | keys of 1 to 64 lower-case letters, digits and hyphens, separated by commas
					company=         | invalid-parameter | company | ''         | at least one value
					company&company=lufax | invalid-parameter | company | '' | keys of 1 to 64 lower-case letters, digits and hyphens, separated by commas
					from=2017-02-30  | invalid-parameter | from    | 2017-02-30 | "2017-02-30" is not an EDTF date
					to=soon          | invalid-parameter | to      | soon       | "soon" is not an EDTF date
					q=a%00b          | invalid-parameter | q       |            | text without the character U+0000
					cursor=x         | broken-cursor     | cursor  | x          | the value of next in an earlier page of the same list
					cursor=MToxMToxMToxMTox | broken-cursor | cursor | MToxMToxMToxMTox | the value of next in an earlier page of the same list
					asof=2016        | unknown-parameter | asof    |            | The operation has no such parameter
					""")
	void badInputIsNamed(String query, String type, String parameter, String value, String expected) {
		JsonNode problem = Answers.problem(Answers.exchange(this.client, "/api/v1/events", query), 400);
		assertThat(problem.at("/type").asString()).isEqualTo("/problems/" + type);
		assertThat(problem.at("/instance").asString()).isEqualTo("/api/v1/events");
		assertThat(problem.at("/errors").size()).isOne();
		assertThat(problem.at("/errors/0/parameter").asString()).isEqualTo(parameter);
		assertThat(problem.at("/errors/0/detail").asString()).startsWith(expected);
		if (value != null) {
			assertThat(problem.at("/errors/0/value").asString()).isEqualTo(value);
		}
	}

	@Test
	void streamTakesNoPage() {
		JsonNode problem = Answers.problem(
				this.client.get().uri("/api/v1/events?limit=2").accept(MediaType.APPLICATION_NDJSON).exchange(), 400);
		assertThat(problem.at("/detail").asString()).isEqualTo(
				"Unknown parameter 'limit'; this operation takes company, from, includeHistory, kind, q, recordedAsOf, to");
	}

	@Test
	void idOfNoEventIsUnknown() {
		for (String id : List.of("0190b6a8-0000-7000-8000-000000000000", "lufax")) {
			assertThat(Answers.problem(this.client.get().uri("/api/v1/events/" + id).exchange(), 404)).isEqualTo(Answers
				.json("""
						{"type": "/problems/unknown-key", "title": "The key is unknown", "status": 404,
							"detail": "There is no event with the id '%1$s'", "instance": "/api/v1/events/%1$s",
							"errors": [{"detail": "There is no event with this id", "parameter": "id", "value": "%1$s"}]}
						"""
					.formatted(id)));
		}
	}

	@Test
	void reversedSpanIsRefused() {
		assertThat(Answers.problem(this.client.get().uri("/api/v1/events?from=2018&to=2017").exchange(), 400))
			.isEqualTo(Answers.json("""
					{"type": "/problems/invalid-parameter", "title": "A parameter has an invalid value", "status": 400,
						"detail": "The span from '2018' to '2017' is reversed", "instance": "/api/v1/events",
						"errors": [
							{"detail": "a date that is not after that of to", "parameter": "from", "value": "2018"},
							{"detail": "a date that is not before that of from", "parameter": "to", "value": "2017"}]}
					"""));
	}

	@Test
	void formatThatThereIsNotIsRefused() {
		JsonNode problem = Answers
			.problem(this.client.get().uri("/api/v1/events").accept(MediaType.TEXT_HTML).exchange(), 406);
		assertThat(problem.at("/type").asString()).isEqualTo("/problems/not-acceptable");
	}

	private static List<String> titles(JsonNode page) {
		return StreamSupport.stream(page.at("/items").spliterator(), false)
			.map((item) -> item.at("/title").asString())
			.toList();
	}

}
