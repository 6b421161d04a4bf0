package io.casebook.acceptance;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every event of the source document is there, dated as stated, and no other.
 */
@AgainstPlatform
class EventFactsTests {

	private static final String PATH = "/api/v1/events?" + Platform.ALL;

	private static List<JsonNode> events = List.of();

	@BeforeAll
	static void readAll() {
		events = Platform.items(PATH);
	}

	@Test
	void nothingElseIsThere() {
		assertThat(events).hasSize(23);
		assertThat(Json.strings(events, "id")).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@CsvFileSource(resources = "/facts/events.csv", numLinesToSkip = 1)
	void eventIsThereAsStated(@Fact Happening fact) {
		List<JsonNode> candidates = events.stream()
			.filter((event) -> fact.company().equals(Json.text(event, "company")))
			.filter((event) -> Objects.equals(fact.subject(), Json.text(event, "subject")))
			.filter((event) -> fact.date().equals(Json.text(event, "date")))
			.filter((event) -> fact.kind().equals(Json.text(event, "kind")))
			.toList();
		assertThat(candidates).as("events with the keys of row %d", fact.row()).hasSize(1);
		JsonNode event = candidates.getFirst();
		assertThat(words(event)).as("title and detail").containsPattern(says(fact.says()));
		assertThat(Json.strings(event, "sources", "key")).as("sources of %s", event).containsExactly(fact.source());
		if (fact.dateAsStated() != null) {
			assertThat(Json.text(event, "dateAsStated")).isEqualTo(fact.dateAsStated());
		}
		if (fact.watch()) {
			assertThat(Json.list(event.get("flags"))).as("flags of %s", event).isNotEmpty();
		}
		if (fact.amount() != null) {
			JsonNode amount = Objects.requireNonNull(event.get("amount"), "amount of " + event);
			assertThat(Json.number(amount, "value")).isEqualByComparingTo(fact.amount());
			assertThat(Json.text(amount, "relation")).isEqualTo(fact.amountRelation());
			assertThat(Json.text(amount, "unit")).isEqualTo(fact.amountUnit());
		}
		assertThat(Platform.json("/api/v1/events/" + Json.string(event, "id"))).isEqualTo(event);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', textBlock = """
			company=lufax, 4
			"company=lufax,qudian", 7
			group=fintech-cases, 23
			kind=founding, 5
			"kind=listing,licence", 4
			company=ant-financial&kind=milestone, 4
			q=singles, 1
			""")
	void filterNarrows(String filter, int expected) {
		List<JsonNode> found = Platform.items(PATH + "&" + filter);
		assertThat(found).as(filter).hasSize(expected);
	}

	@Test
	void spanKeepsWhatLiesWithin() {
		assertThat(Json.strings(Platform.items(PATH + "&to=2005"), "date")).containsExactly("2004");
		assertThat(Json.strings(Platform.items(PATH + "&from=2018"), "date")).filteredOn("2018"::equals).hasSize(3);
		assertThat(Json.strings(Platform.items(PATH + "&from=2018"), "date")).doesNotContain("2017", "2017-11-11");
		assertThat(Json.strings(Platform.items(PATH + "&from=2017-11-11&to=2017-11-11"), "date")).contains("2017-11-11")
			.doesNotContain("2016", "2018");
	}

	private static String words(JsonNode event) {
		String detail = Json.text(event, "detail");
		return Json.string(event, "title") + " " + ((detail == null) ? "" : detail);
	}

	private static Pattern says(String regex) {
		return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
	}

}
