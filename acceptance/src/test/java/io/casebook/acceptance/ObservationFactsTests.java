package io.casebook.acceptance;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every figure of the source document is there, as stated, and no other.
 */
@AgainstPlatform
class ObservationFactsTests {

	private static List<JsonNode> observations = List.of();

	@BeforeAll
	static void readAll() {
		observations = Platform.items("/api/v1/observations?" + Platform.ALL);
	}

	@Test
	void nothingElseIsThere() {
		assertThat(observations).hasSize(33);
		assertThat(Json.strings(observations, "id")).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@CsvFileSource(resources = "/facts/observations.csv", numLinesToSkip = 1)
	void figureIsThereAsStated(@Fact Claim claim) {
		JsonNode found = find(claim);
		assertThat(Json.text(found, "relation")).as("relation of %s", found).isEqualTo(claim.relation());
		assertThat(Json.number(found, "value")).as("value of %s", found).isEqualByComparingTo(claim.value());
		assertThat(Json.text(found, "unit")).as("unit of %s", found).isEqualTo(claim.unit());
		assertThat(Json.text(found, "periodAsStated")).as("periodAsStated of %s", found)
			.isEqualTo(claim.periodAsStated());
		assertThat(Json.text(found, "knownFrom")).as("knownFrom of %s", found).isEqualTo(claim.knownFrom());
		assertThat(Json.strings(found, "sources", "key")).as("sources of %s", found).containsExactly(claim.source());
		assertThat(Json.string(found, "status")).as("status of %s", found)
			.isIn((claim.status() == null) ? List.of("reported", "derived") : List.of(claim.status()));
		assertThat(Json.text(found, "standing")).as("standing of %s", found)
			.isEqualTo((claim.row() == 4) ? "preferred" : "normal");
		assertThat(Json.string(found, "display")).isNotBlank();
		assertThat(Json.string(found, "recordedAt")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
	}

	@ParameterizedTest
	@CsvFileSource(resources = "/facts/observations.csv", numLinesToSkip = 1)
	void doubtfulFigureCarriesAFlag(@Fact Claim claim) {
		List<String> flags = Json.strings(find(claim), "flags", "code");
		if (claim.watch()) {
			assertThat(flags).as("flags of row %d", claim.row()).isNotEmpty();
		}
		if (claim.row() >= 6 && claim.row() <= 9) {
			assertThat(flags).contains("subject-not-stated");
		}
	}

	@ParameterizedTest
	@CsvFileSource(resources = "/facts/observations.csv", numLinesToSkip = 1)
	void figureIsFoundByItsKeysAndReadAlone(@Fact Claim claim) {
		String subject = (claim.subject() == null) ? "" : "&subject=" + claim.subject();
		String path = "/api/v1/observations?company=%s&index=%s&period=%s%s".formatted(claim.company(), claim.index(),
				claim.period(), subject);
		List<JsonNode> found = Platform.items(path);
		assertThat(found).as(path).hasSize(1);
		String id = Json.string(found.getFirst(), "id");
		assertThat(Platform.json("/api/v1/observations/" + id)).isEqualTo(found.getFirst());
		assertThat(Platform.items("/api/v1/observations/" + id + "/history")).hasSize(1);
	}

	private static JsonNode find(Claim claim) {
		List<JsonNode> found = observations.stream()
			.filter((item) -> claim.company().equals(Json.text(item, "company")))
			.filter((item) -> claim.index().equals(Json.text(item, "index")))
			.filter((item) -> claim.period().equals(Json.text(item, "period")))
			.filter((item) -> equal(claim.subject(), Json.text(item, "subject")))
			.toList();
		assertThat(found).as("observations of row %d", claim.row()).hasSize(1);
		return found.getFirst();
	}

	private static boolean equal(@Nullable String one, @Nullable String other) {
		return (one == null) ? other == null : one.equals(other);
	}

}
