package io.casebook.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The comparison that the source document announces and does not print.
 */
@AgainstPlatform
class ComparisonTests {

	private static JsonNode comparison = JsonNodeFactory.instance.objectNode();

	@BeforeAll
	static void readComparison() {
		comparison = Platform.json(Platform.COMPARISON);
	}

	@Test
	void everyCompanyAndIndexHasOneCellInOrder() {
		assertThat(Json.text(comparison, "asOf")).isEqualTo("2018-07");
		assertThat(Json.strings(comparison, "companies", "key")).isEqualTo(Platform.CASES);
		List<String> indices = Json.texts(Platform.json("/api/v1/index-sets/key-indices").get("indices"));
		assertThat(Json.strings(comparison, "indices", "key")).isEqualTo(indices);
		List<String> expected = new ArrayList<>();
		Platform.CASES.forEach((company) -> indices.forEach((index) -> expected.add(company + " " + index)));
		assertThat(cells()).extracting((cell) -> Json.text(cell, "company") + " " + Json.text(cell, "index"))
			.isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvFileSource(resources = "/facts/cells.csv", numLinesToSkip = 1)
	void cellHoldsTheFigureOfTheDocument(@Fact Cell expected) {
		JsonNode cell = cell(expected.company(), expected.index());
		assertThat(Json.text(cell, "state")).as("state of %s", cell).isEqualTo("reported");
		assertThat(Json.number(cell, "value")).as("value of %s", cell).isEqualByComparingTo(expected.value());
		assertThat(Json.text(cell, "relation")).as("relation of %s", cell).isEqualTo(expected.relation());
		assertThat(Json.text(cell, "unit")).as("unit of %s", cell).isEqualTo(expected.unit());
		assertThat(Json.text(cell, "period")).as("period of %s", cell).isEqualTo(expected.period());
		assertThat(Json.text(cell, "subject")).as("subject of %s", cell).isEqualTo(expected.subject());
		assertThat(Json.strings(cell, "sources", "key")).as("sources of %s", cell).containsExactly(expected.source());
		assertThat(Json.text(cell, "rule")).isEqualTo("latest-preferred/1");
		assertThat(Json.text(cell, "agreement")).isEqualTo("single");
		assertThat(Json.number(cell, "claims")).isEqualByComparingTo("1");
		assertThat(Json.number(cell, "more")).isEqualByComparingTo(Integer.toString(expected.more()));
		if (expected.status() != null) {
			assertThat(Json.text(cell, "status")).isEqualTo(expected.status());
		}
		if (expected.display() != null) {
			assertThat(Json.text(cell, "display")).isEqualTo(expected.display());
		}
		JsonNode observation = Platform.json("/api/v1/observations/" + Json.string(cell, "observation"));
		assertThat(Json.number(observation, "value")).isEqualByComparingTo(expected.value());
		assertThat(observation.get("flags")).as("flags of %s", cell).isEqualTo(cell.get("flags"));
	}

	@ParameterizedTest
	@CsvFileSource(resources = "/facts/cells.csv", numLinesToSkip = 1)
	void rankIsARangeWhereTheSourceIsOpen(@Fact Cell expected) {
		JsonNode rank = cell(expected.company(), expected.index()).get("rank");
		if (expected.from() != null) {
			assertThat(rank).isEqualTo(Json
				.read("{\"from\":%d,\"to\":%d,\"of\":%d}".formatted(expected.from(), expected.to(), expected.of())));
		}
		else if (rank != null) {
			assertThat(rank).isEqualTo(Json.read("{\"from\":1,\"to\":1,\"of\":1}"));
		}
	}

	@Test
	void everyOtherCellIsNotReported() {
		List<JsonNode> empty = cells().stream().filter((cell) -> !cell.has("value")).toList();
		assertThat(empty).hasSize(96 - 28)
			.allSatisfy((cell) -> assertThat(Json.text(cell, "state")).as("%s", cell).isEqualTo("not-reported"));
	}

	@Test
	void everyReportedCellHasASourceThatResolves() {
		JsonNode sources = Objects.requireNonNull(comparison.get("sources"));
		assertThat(cells().stream().filter((cell) -> cell.has("value"))).hasSize(28).allSatisfy((cell) -> {
			List<String> keys = Json.strings(cell, "sources", "key");
			assertThat(keys).isNotEmpty().allSatisfy((key) -> {
				assertThat(sources.has(key)).as("%s in sources", key).isTrue();
				assertThat(Json.string(sources.get(key), "citationShort")).isNotBlank();
				assertThat(sources.get(key).has("csl")).isTrue();
			});
		});
		assertThat(Json.text(sources.get("R18a"), "citationShort")).isEqualTo("Reuters, 2018a");
	}

	@Test
	void planIsNeverTakenForAResult() {
		assertThat(cells().stream().filter((cell) -> "planned".equals(Json.text(cell, "status"))))
			.extracting((cell) -> Json.text(cell, "index"))
			.containsOnly("capital-sought-by-listing");
		assertThat(Json.text(cell("lufax", "capital-raised-by-listing"), "state")).isEqualTo("not-reported");
		assertThat(Json.text(cell("qudian", "capital-raised-by-listing"), "state")).isEqualTo("not-reported");
	}

	@ParameterizedTest
	@CsvSource({ "ant-financial, 15", "lufax, 6", "zhongan, 3", "qudian, 4" })
	void completenessIsTheShareOfCellsWithAValue(String company, int reported) {
		assertThat(comparison.get("completeness").get(company).decimalValue().doubleValue()).isCloseTo(reported / 24.0,
				Offset.offset(0.01));
	}

	@Test
	void timelineRelationshipsAndSectionsAreWhole() {
		assertThat(Json.list(comparison.get("timeline"))).hasSize(23);
		assertThat(Json.list(comparison.get("relationships"))).hasSize(10);
		assertThat(comparison.get("sections").propertyNames()).contains("profiles", "matrix", "timeline");
		assertThat(comparison.get("sections"))
			.allSatisfy((section) -> assertThat(section).isEqualTo(Json.read("{\"status\":\"live\"}")));
		JsonNode sources = comparison.get("sources");
		assertThat(Json.list(comparison.get("timeline"))).allSatisfy((event) -> {
			assertThat(Json.strings(event, "sources", "key")).isNotEmpty()
				.allSatisfy((key) -> assertThat(sources.has(key)).as("%s in sources", key).isTrue());
		});
	}

	private static List<JsonNode> cells() {
		return Json.list(comparison.get("cells"));
	}

	private static JsonNode cell(String company, String index) {
		return cells().stream()
			.filter((cell) -> company.equals(Json.text(cell, "company")) && index.equals(Json.text(cell, "index")))
			.findFirst()
			.orElseThrow(() -> new AssertionError("no cell of %s and %s".formatted(company, index)));
	}

}
