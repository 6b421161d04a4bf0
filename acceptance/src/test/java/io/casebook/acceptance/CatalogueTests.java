package io.casebook.acceptance;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The catalogue of indices, the key indices among them.
 */
@AgainstPlatform
class CatalogueTests {

	private static final Set<String> YARDSTICKS = Set.of("active-accounts", "credit-cards-in-circulation",
			"credit-card-users");

	@ParameterizedTest
	@CsvFileSource(resources = "/facts/observations.csv", numLinesToSkip = 1)
	void indexOfEachFigureIsInTheCatalogue(@Fact Claim claim) {
		JsonNode index = Platform.json("/api/v1/indices/" + claim.index());
		assertThat(Json.text(index, "unit")).isEqualTo(claim.unit());
		assertThat(Json.string(index, "title")).isNotBlank();
		assertThat(Json.string(index, "dimension")).isIn("money", "count", "share", "rate-of-change", "data-rate");
		assertThat(Json.string(index, "better")).isIn("higher", "lower", "none");
		assertThat(Json.string(index, "basis"))
			.isEqualTo(claim.index().equals("capital-sought-by-listing") ? "plan" : "actual");
	}

	@Test
	void noOtherIndexIsThere() {
		assertThat(Platform.items("/api/v1/indices?" + Platform.ALL)).hasSize(27);
	}

	@Test
	void keyIndicesAreAllButTheYardsticks() {
		assertThat(Json.strings(Platform.items("/api/v1/index-sets"), "key")).containsExactly("key-indices");
		List<String> members = Json.texts(Platform.json("/api/v1/index-sets/key-indices").get("indices"));
		assertThat(members).hasSize(24).doesNotHaveDuplicates().doesNotContainAnyElementsOf(YARDSTICKS);
		Set<String> all = Set.copyOf(Json.strings(Platform.items("/api/v1/indices?" + Platform.ALL), "key"));
		assertThat(all.stream().filter((key) -> !YARDSTICKS.contains(key)).collect(Collectors.toSet()))
			.isEqualTo(Set.copyOf(members));
	}

	@ParameterizedTest
	@ValueSource(strings = { "set=key-indices", "dimension=money", "q=valuation" })
	void filterNarrows(String filter) {
		List<JsonNode> found = Platform.items("/api/v1/indices?" + Platform.ALL + "&" + filter);
		assertThat(found).as(filter).isNotEmpty().hasSizeLessThan(27);
		assertThat(Json.strings(found, "key")).contains("valuation");
	}

	@Test
	void matrixHasTheCellsOfTheComparison() {
		String query = "?group=fintech-cases&indexSet=key-indices&asOf=2018-07";
		JsonNode matrix = Platform.json("/api/v1/matrix" + query);
		assertThat(Json.texts(matrix.get("companies"))).isEqualTo(Platform.CASES);
		assertThat(Json.list(matrix.get("indices"))).hasSize(24);
		assertThat(Json.list(matrix.get("cells"))).hasSize(96);
		JsonNode comparison = Platform.json(Platform.COMPARISON);
		assertThat(matrix.get("cells")).isEqualTo(comparison.get("cells"));
		JsonNode named = Platform.json("/api/v1/matrix?companies=lufax,ant-financial&indices=valuation&asOf=2018-07");
		assertThat(Json.strings(named, "cells", "company")).containsExactly("lufax", "ant-financial");
	}

}
