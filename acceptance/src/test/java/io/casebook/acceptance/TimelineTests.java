package io.casebook.acceptance;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The events of several companies as one chronology, by the calendar or by their lives.
 */
@AgainstPlatform
class TimelineTests {

	private static final String CASES = "/api/v1/timelines?companies=ant-financial,lufax,zhongan,qudian";

	@Test
	void eventsOfAllCompaniesAreMergedByDate() {
		JsonNode timeline = Platform.json(CASES);
		assertThat(Json.text(timeline, "align")).isEqualTo("calendar");
		assertThat(timeline.has("anchors")).isFalse();
		List<JsonNode> items = Json.list(timeline.get("items"));
		assertThat(items).hasSize(23).noneMatch((event) -> event.has("since"));
		assertThat(Json.strings(items, "date").stream().map((date) -> date.substring(0, 4))).isSorted();
		assertThat(Platform.json("/api/v1/timelines?group=fintech-cases").get("items"))
			.isEqualTo(timeline.get("items"));
	}

	@ParameterizedTest
	@CsvSource({ "founding, ant-financial, 2014", "founding, lufax, 2011", "founding, zhongan, 2013",
			"founding, qudian, 2014", "first-licence, ant-financial, 2011", "first-licence, lufax,",
			"listing, zhongan, 2017", "listing, qudian, 2017", "listing, lufax, 2018", "listing, ant-financial," })
	void livesAreAlignedByTheirOwnEvents(String align, String company, String date) {
		JsonNode timeline = Platform.json(CASES + "&align=" + align);
		JsonNode anchor = Json.list(timeline.get("anchors"))
			.stream()
			.filter((candidate) -> company.equals(Json.text(candidate, "company")))
			.findFirst()
			.orElseThrow();
		assertThat(Json.text(anchor, "date")).isEqualTo(date);
		List<JsonNode> events = Json.list(timeline.get("items"))
			.stream()
			.filter((event) -> company.equals(Json.text(event, "company")))
			.toList();
		if (date == null) {
			assertThat(events).noneMatch((event) -> event.has("since"));
		}
		else {
			assertThat(events).isNotEmpty()
				.filteredOn((event) -> !Json.string(event, "date").contains(".."))
				.allSatisfy((event) -> assertThat(event.get("since").toString())
					.matches("\\{\"from\":\"[-P].*\"," + "\"to\":\"[-P].*\"}"));
		}
	}

	@Test
	void impreciseDateStaysASpanOfALife() {
		JsonNode singlesDay = Json.list(Platform.json(CASES + "&align=founding&kind=milestone").get("items"))
			.stream()
			.filter((event) -> Json.string(event, "date").equals("2017-11-11"))
			.findFirst()
			.orElseThrow();
		JsonNode since = singlesDay.get("since");
		assertThat(Json.string(since, "from")).as("a company founded on the last day of 2014").startsWith("P2Y10M");
		assertThat(Json.string(since, "to")).as("a company founded on the first day of 2014").startsWith("P3Y10M");
	}

	@Test
	void kindAndSpanNarrow() {
		assertThat(Json.list(Platform.json(CASES + "&kind=founding,listing").get("items"))).hasSize(8);
		assertThat(Json.strings(Platform.json(CASES + "&to=2005"), "items", "date")).containsExactly("2004");
	}

}
