package io.casebook.acceptance;

import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The comparison says what the services state together and cannot both be right.
 */
@AgainstPlatform
class FindingsTests {

	private static List<JsonNode> findings = List.of();

	@BeforeAll
	static void readFindings() {
		findings = Json.list(Platform.json(Platform.COMPARISON).get("findings"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "claim-before-founding", "event-before-founding" })
	void seriesBIsStatedToPrecedeItsCompany(String code) {
		assertThat(ofCode(code)).hasSize(1).first().satisfies((finding) -> {
			assertThat(Json.texts(finding.get("about"))).contains("ant-financial");
			assertThat(Json.string(finding, "message")).contains("2006").contains("2014");
		});
	}

	@Test
	void findingNamesItsIndexAsPeopleDo() {
		assertThat(ofCode("claim-before-founding")).extracting((finding) -> Json.string(finding, "message"))
			.containsExactly("The claim \"Capital raised, series B\" (US$4.5 bn) of Ant Financial is about 2006, "
					+ "before the founding in 2014");
	}

	@Test
	void figuresAndEventsOfAnOlderPartAreNotFindings() {
		assertThat(findings).filteredOn((finding) -> Json.string(finding, "code").endsWith("-before-founding"))
			.noneMatch((finding) -> Json.string(finding, "message").contains("Alipay")
					|| Json.texts(finding.get("about")).contains("alipay"));
	}

	@Test
	void founderIsYoungerThanWhatItFounded() {
		assertThat(ofCode("founder-younger-than-founded")).hasSize(1)
			.first()
			.satisfies((finding) -> assertThat(Json.texts(finding.get("about"))).containsExactlyInAnyOrder("zhongan",
					"ant-financial"));
	}

	@Test
	void capitalSoughtFarAboveTheValuationIsFound() {
		assertThat(findings).filteredOn((finding) -> Json.string(finding, "code").contains("capital-sought"))
			.hasSize(1)
			.first()
			.satisfies((finding) -> assertThat(Json.texts(finding.get("about"))).contains("lufax"));
	}

	@Test
	void everyFindingSaysWhatItIsAbout() {
		assertThat(findings).allSatisfy((finding) -> {
			assertThat(Json.string(finding, "code")).matches("[a-z0-9-]+");
			assertThat(Json.string(finding, "severity")).isNotBlank();
			assertThat(Json.string(finding, "message")).isNotBlank();
			assertThat(Json.texts(finding.get("about"))).isNotEmpty();
		});
	}

	private static List<JsonNode> ofCode(String code) {
		return findings.stream().filter((finding) -> code.equals(Json.string(finding, "code"))).toList();
	}

}
