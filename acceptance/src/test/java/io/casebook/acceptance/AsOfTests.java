package io.casebook.acceptance;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A comparison knows only what was certainly public at its date.
 */
@AgainstPlatform
class AsOfTests {

	/** How many cells each company holds by the end of July 2018. */
	private static final Map<String, Integer> KNOWN = Map.of("ant-financial", 15, "lufax", 6, "zhongan", 3, "qudian",
			4);

	@Test
	void nothingOf2017And2018IsKnownIn2016() {
		Map<String, List<JsonNode>> byState = byState(cells("2016-12"));
		assertThat(byState.keySet()).containsExactlyInAnyOrder("not-known-yet", "not-reported");
		assertThat(byState.get("not-known-yet")).hasSize(28).noneMatch((cell) -> cell.has("value"));
		KNOWN.forEach((company, count) -> assertThat(byState.get("not-known-yet"))
			.filteredOn((cell) -> company.equals(Json.text(cell, "company")))
			.as("not-known-yet of %s", company)
			.hasSize(count));
	}

	@Test
	void figuresOf2017AreKnownByItsEnd() {
		List<JsonNode> cells = cells("2017-12");
		Map<String, List<JsonNode>> byState = byState(cells);
		assertThat(byState.get("reported")).extracting((cell) -> Json.text(cell, "index"))
			.containsExactlyInAnyOrder("consumers-served", "countries-covered", "active-users", "cumulative-users",
					"aum-per-active-user-growth", "partner-asset-managers", "fund-products", "frequent-users-share",
					"active-users-growth", "partner-banks", "funding-post-offices", "capital-sought-by-listing");
		assertThat(byState.get("not-known-yet")).hasSize(16);
		assertThat(cell(cells, "ant-financial", "active-users").get("rank"))
			.as("Lufax's users are published in 2018 only")
			.isEqualTo(Json.read("{\"from\":1,\"to\":1,\"of\":1}"));
	}

	@Test
	void whatOnlyMayHaveBeenPublicIsSaidToBePossiblyKnown() {
		JsonNode may = cell(cells("2018-06"), "lufax", "active-users");
		assertThat(Json.text(may, "state")).isEqualTo("not-known-yet");
		assertThat(may.path("possiblyKnown").asBoolean()).as("possiblyKnown of %s", may).isTrue();
		JsonNode never = cell(cells("2016-12"), "lufax", "active-users");
		assertThat(never.path("possiblyKnown").asBoolean(false)).as("possiblyKnown of %s", never).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "ant-financial, not-founded-yet", "zhongan, not-founded-yet", "qudian, not-founded-yet" })
	void cellOfACompanyNotFoundedYetSaysSo(String company, String state) {
		assertThat(cells("2012").stream().filter((cell) -> company.equals(Json.text(cell, "company")))).hasSize(24)
			.allSatisfy((cell) -> assertThat(Json.text(cell, "state")).as("%s", cell).isEqualTo(state));
	}

	@Test
	void companyFoundedBeforeIsNotSaidToBeUnfounded() {
		assertThat(byState(cells("2012")).keySet()).containsExactlyInAnyOrder("not-founded-yet", "not-known-yet",
				"not-reported");
		assertThat(Json.text(cell(cells("2012"), "lufax", "valuation"), "state")).isEqualTo("not-known-yet");
		assertThat(Json.text(cell(cells("2012"), "lufax", "partner-brands"), "state")).isEqualTo("not-reported");
	}

	@Test
	void todayIsTheDefault() {
		JsonNode today = Platform.json("/api/v1/comparisons?group=fintech-cases&indexSet=key-indices");
		assertThat(Json.string(today, "asOf")).matches("\\d{4}-\\d\\d-\\d\\d");
		assertThat(byState(Json.list(today.get("cells"))).get("reported")).hasSize(28);
	}

	private static List<JsonNode> cells(String asOf) {
		JsonNode comparison = Platform
			.json("/api/v1/comparisons?group=fintech-cases&indexSet=key-indices&asOf=" + asOf);
		List<JsonNode> cells = Json.list(comparison.get("cells"));
		assertThat(cells).hasSize(96);
		return cells;
	}

	private static Map<String, List<JsonNode>> byState(List<JsonNode> cells) {
		Function<JsonNode, String> state = (cell) -> Json.string(cell, "state");
		return cells.stream().collect(Collectors.groupingBy(state));
	}

	private static JsonNode cell(List<JsonNode> cells, String company, String index) {
		return cells.stream()
			.filter((cell) -> company.equals(Json.text(cell, "company")) && index.equals(Json.text(cell, "index")))
			.findFirst()
			.orElseThrow();
	}

}
