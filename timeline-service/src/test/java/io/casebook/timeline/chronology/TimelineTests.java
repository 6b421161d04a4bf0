package io.casebook.timeline.chronology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
class TimelineTests {

	/** Each but one has a first licence of which one side is open. */
	private static final String OPEN = "/api/v1/timelines?align=first-licence&companies=qudian,zhongan,lufax";

	private static final String COMPANIES = "/api/v1/timelines?companies=lufax,ant-financial,tencent";

	@Autowired
	private WebTestClient client;

	@BeforeEach
	void events() {
		Packages.load(this.client,
				List.of(with(event("ant-financial", "2004", "founding", "Alipay begins"), "subject", "alipay"),
						with(event("ant-financial", "2011-05-26", "licence", "Alipay's licence"), "subject", "alipay"),
						event("ant-financial", "2014", "founding", "Ant begins"),
						event("ant-financial", "2017-11-11", "milestone", "A record"),
						event("ant-financial", "2006", "funding", "Series B"),
						event("lufax", "2011", "founding", "Lufax begins"),
						event("lufax", "2011/..", "strategy", "It widens"),
						event("lufax", "2018", "listing", "It files"), event("lufax", "2020", "listing", "It lists"),
						event("tencent", "2004", "listing", "Tencent lists"),
						event("qudian", "2014", "founding", "Not asked for")));
	}

	@Test
	void calendarMergesTheCompanies() {
		assertThat(Answers.normal(Answers.get(this.client, COMPANIES + "&to=2006"))).isEqualTo(Answers.json("""
				{"align": "calendar", "items": [
					{"id": "ID", "company": "ant-financial", "subject": "alipay", "date": "2004", "kind": "founding",
						"title": "Alipay begins", "sources": [{"key": "doc"}], "flags": [], "recordedAt": "TIME",
						"revision": 1},
					{"id": "ID", "company": "tencent", "date": "2004", "kind": "listing", "title": "Tencent lists",
						"sources": [{"key": "doc"}], "flags": [], "recordedAt": "TIME", "revision": 1},
					{"id": "ID", "company": "ant-financial", "date": "2006", "kind": "funding", "title": "Series B",
						"sources": [{"key": "doc"}], "flags": [], "recordedAt": "TIME", "revision": 1}]}
				"""));
		assertThat(summary(Answers.get(this.client, COMPANIES + "&align=calendar"))).containsExactly("Alipay begins",
				"Tencent lists", "Series B", "Lufax begins", "It widens", "Alipay's licence", "Ant begins", "A record",
				"It files", "It lists");
	}

	@Test
	void foundingIsTheCompanysOwn() {
		JsonNode timeline = Answers.get(this.client, COMPANIES + "&align=founding");
		assertThat(Answers.normal(timeline.at("/anchors"))).isEqualTo(Answers.json("""
				[{"company": "lufax", "date": "2011", "event": "ID"},
					{"company": "ant-financial", "date": "2014", "event": "ID"}, {"company": "tencent"}]
				"""));
		assertThat(timeline.at("/anchors/1/event")).isEqualTo(find(timeline, "Ant begins").at("/id"));
		assertThat(summary(timeline)).containsExactly("Alipay begins -P10Y11M30D -P9Y1D", "Series B -P8Y11M30D -P7Y1D",
				"Alipay's licence -P3Y7M5D -P2Y7M6D", "Lufax begins P0D P0D", "Ant begins P0D P0D",
				"It widens -P11M30D ..", "A record P2Y10M11D P3Y10M10D", "It files P6Y1D P7Y11M30D",
				"It lists P8Y1D P9Y11M30D", "Tencent lists");
	}

	@Test
	void firstLicenceMayBeThatOfAPart() {
		JsonNode timeline = Answers.get(this.client, COMPANIES + "&align=first-licence&kind=founding,licence");
		assertThat(Answers.normal(timeline.at("/anchors"))).isEqualTo(Answers.json("""
				[{"company": "lufax"},
					{"company": "ant-financial", "subject": "alipay", "date": "2011-05-26", "event": "ID"},
					{"company": "tencent"}]
				"""));
		assertThat(summary(timeline)).containsExactly("Alipay begins -P7Y4M25D -P6Y4M26D", "Alipay's licence P0D P0D",
				"Ant begins P2Y7M6D P3Y7M5D", "Lufax begins");
	}

	@Test
	void listingIsTheFirst() {
		JsonNode timeline = Answers.get(this.client, COMPANIES + "&align=listing&kind=listing");
		assertThat(Answers.normal(timeline.at("/anchors"))).isEqualTo(Answers.json("""
				[{"company": "lufax", "date": "2018", "event": "ID"}, {"company": "ant-financial"},
					{"company": "tencent", "date": "2004", "event": "ID"}]
				"""));
		assertThat(summary(timeline)).containsExactly("Tencent lists P0D P0D", "It files P0D P0D",
				"It lists P1Y1D P2Y11M30D");
	}

	@ParameterizedTest
	@ValueSource(strings = { "2011/..", "../2011" })
	void calendarIsTheOrderWithinACompanyWhoseAnchorIsOpen(String anchor) {
		List<Map<String, String>> events = new ArrayList<>();
		List.of("qudian", "lufax").forEach((company) -> {
			events.add(event(company, anchor, "licence", "Licence"));
			List.of("2013-05", "../2013", "2010-12-24", "2012", "2012-06", "2009/..", "2012-06/2014")
				.forEach((date) -> events.add(event(company, date, "milestone", date)));
		});
		events.add(event("zhongan", "2012", "licence", "Third"));
		Packages.load(this.client, events);
		JsonNode whole = Answers.get(this.client, OPEN);
		for (String company : List.of("qudian", "lufax")) {
			assertThat(items(whole).stream().filter((item) -> item.at("/company").asString().equals(company)).toList())
				.map((item) -> item.at("/title").asString())
				.containsExactlyElementsOf(summary(Answers.get(this.client, "/api/v1/timelines?companies=" + company)));
		}
		assertThat(walked(OPEN)).isEqualTo(items(whole));
	}

	@Test
	void restrictionsOfTheListDoNotMoveTheAnchor() {
		JsonNode timeline = Answers.get(this.client, COMPANIES + "&align=founding&from=2017&kind=listing,milestone");
		assertThat(timeline.at("/anchors/0/date").asString()).isEqualTo("2011");
		assertThat(summary(timeline)).containsExactly("A record P2Y10M11D P3Y10M10D", "It files P6Y1D P7Y11M30D",
				"It lists P8Y1D P9Y11M30D");
	}

	@ParameterizedTest
	@CsvSource({ "2018-07, 9, 2018", "2017-12, 8, ", "2020, 10, 2018", "2003, 0, " })
	void asOfLeavesOutWhatCannotHaveBegun(String asOf, int events, String listing) {
		JsonNode timeline = Answers.get(this.client, COMPANIES + "&align=listing&asOf=" + asOf);
		assertThat(timeline.at("/items").size()).isEqualTo(events);
		assertThat(timeline.at("/anchors/0/date").asString("")).isEqualTo((listing != null) ? listing : "");
	}

	@ParameterizedTest
	@ValueSource(strings = { "calendar", "founding", "first-licence", "listing" })
	void pagesAndStreamAreTheWholeTimeline(String align) {
		List<JsonNode> whole = items(Answers.get(this.client, COMPANIES + "&align=" + align));
		assertThat(whole).hasSize(10);
		assertThat(walked(COMPANIES + "&align=" + align)).isEqualTo(whole);
		String lines = Answers.get(this.client, MediaType.APPLICATION_NDJSON, COMPANIES + "&align=" + align);
		assertThat(lines.lines().map(Answers::json)).containsExactlyElementsOf(whole);
	}

	@Test
	void companyGivenTwiceCountsOnce() {
		JsonNode timeline = Answers.get(this.client,
				"/api/v1/timelines?companies=lufax,lufax&companies=lufax&align=founding");
		assertThat(timeline.at("/anchors").size()).isOne();
		assertThat(timeline.at("/items").size()).isEqualTo(4);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			companies=lufax&align=birth    | align     | one of calendar, founding, first-licence, listing
			companies=lufax&kind=party     | kind      | one of founding, launch, funding,
			companies=lufax&limit=2001     | limit     | a whole number from 1 to 2000
			companies=lufax&asOf=2018-13   | asOf      | "2018-13" is not an EDTF date
			companies=lufax,Qudian         | companies | keys of 1 to 64 lower-case letters
			align=founding                 | companies | keys of 1 to 50 companies
			companies=lufax&cursor=Zm9v    | cursor    | the value of next
			companies=lufax&group=x        | group     | The operation has no such parameter
			""")
	void badInputIsNamed(String query, String parameter, String expected) {
		JsonNode problem = Answers.problem(this.client.get().uri("/api/v1/timelines?" + query).exchange(), 400);
		assertThat(problem.at("/errors/0/parameter").asString()).isEqualTo(parameter);
		assertThat(problem.at("/errors/0/detail").asString()).startsWith(expected);
	}

	@Test
	void moreThanFiftyCompaniesAreRefused() {
		String companies = IntStream.rangeClosed(1, 51)
			.mapToObj((i) -> "company-" + i)
			.collect(Collectors.joining(","));
		JsonNode problem = Answers.problem(this.client.get().uri("/api/v1/timelines?companies=" + companies).exchange(),
				400);
		assertThat(problem.at("/errors/0/detail").asString())
			.isEqualTo("keys of 1 to 50 companies, separated by commas");
	}

	/** A timeline page by page, each of one event. */
	private List<JsonNode> walked(String timeline) {
		List<JsonNode> walked = new ArrayList<>();
		String cursor = "";
		do {
			JsonNode page = Answers.get(this.client, timeline + "&limit=1" + cursor);
			walked.addAll(items(page));
			cursor = page.has("next") ? "&cursor=" + page.at("/next").asString() : null;
		}
		while (cursor != null);
		return walked;
	}

	private static List<JsonNode> items(JsonNode timeline) {
		return StreamSupport.stream(timeline.at("/items").spliterator(), false).toList();
	}

	private static JsonNode find(JsonNode timeline, String title) {
		return items(timeline).stream()
			.filter((item) -> item.at("/title").asString().equals(title))
			.findFirst()
			.orElseThrow();
	}

	/** The title of each event, with the time since the anchor. */
	private static List<String> summary(JsonNode timeline) {
		return items(timeline).stream().map((item) -> {
			String title = item.at("/title").asString();
			JsonNode since = item.path("since");
			return since.isMissingNode() ? title
					: title + " " + since.path("from").asString("..") + " " + since.path("to").asString("..");
		}).toList();
	}

}
