package io.casebook.gateway.filing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import io.casebook.ranking.Better;
import io.casebook.gateway.concept.ConceptMap;
import io.casebook.gateway.concept.ConceptMapping;
import io.casebook.gateway.imports.PackageRow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/** Files as the SEC gives them out, each fact of them counted a second way. */
class RealFilesTests {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
		.build();

	@ParameterizedTest
	@CsvSource({ "companyfacts_CIK0001835632_MRVL.json.gz, 8053", "companyfacts_CIK0001318605_TSLA_2022.json.gz, 17718",
			"companyfacts_CIK0001997711_LPA_ifrs.json.gz, 768" })
	void eachFactIsAClaim(String name, int facts) throws IOException {
		Path path = RealFiles.edgar(name);
		EdgarFile file = new EdgarFile(path, 100_000_000, false);

		for (ConceptMap mappings : List.of(new ConceptMap(List.of()), initialMapping())) {
			List<String> claims = claims(file, mappings);
			assertThat(claims).hasSize(facts);
			assertThat(new HashSet<>(claims)).isEqualTo(counted(path));
			assertThat(FactSurvey.of(file, mappings).tally().claims()).isEqualTo(facts);
		}
	}

	/** What the claims say, but for their units. */
	private static List<String> claims(EdgarFile file, ConceptMap mappings) {
		FactSurvey survey = FactSurvey.of(file, mappings);
		IndexAssignment assignment = IndexAssignment.of(survey.indices().values(), Map.of());
		List<String> claims = new ArrayList<>();
		try (ClaimRows reading = new ClaimRows(file, survey, assignment, "it")) {
			while (reading.hasNext()) {
				claims.add(said(reading.next()));
			}
		}
		return claims;
	}

	/** The mapping that an installation begins with. */
	private static ConceptMap initialMapping() throws IOException {
		String migration = new ClassPathResource("db/migration/V10__concept_mapping.sql")
			.getContentAsString(StandardCharsets.UTF_8);
		return new ConceptMap(Pattern.compile("\\('(.+?)', '(.+?)', '(.+?)', '(.+?)', '(.+?)'\\)")
			.matcher(migration)
			.results()
			.filter((row) -> row.group(1).matches("us-gaap|ifrs-full|dei"))
			.map((row) -> new ConceptMapping(row.group(1), row.group(2), row.group(3), row.group(4), Better.NONE, null,
					null, 1, Instant.EPOCH, "casebook", null, null))
			.toList());
	}

	private static String said(PackageRow row) {
		return List.of("period", "value", "knownFrom", "sources")
			.stream()
			.map((field) -> row.fields().get(field))
			.reduce("", (all, each) -> all + each + " ");
	}

	private static Set<String> counted(Path path) throws IOException {
		Set<String> claims = new HashSet<>();
		try (InputStream bytes = new GZIPInputStream(Files.newInputStream(path))) {
			JSON.readTree(bytes).path("facts").forEachEntry((taxonomy, concepts) -> {
				concepts
					.forEachEntry((concept, content) -> content.path("units").forEach((unit) -> unit.forEach((fact) -> {
						JsonNode begin = fact.path("start");
						claims.add("%s%s %s %s %s#%s %s:%s ".formatted(
								begin.isMissingNode() ? "" : begin.asString() + "/", fact.path("end").asString(),
								fact.path("val").decimalValue().toPlainString(), fact.path("filed").asString(),
								fact.path("accn").asString(), fact.path("form").asString(), taxonomy, concept));
					})));
			});
		}
		return claims;
	}

}
