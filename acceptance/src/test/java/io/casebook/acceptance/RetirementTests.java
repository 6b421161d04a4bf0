package io.casebook.acceptance;

import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is retired although figures and events name it: they stay as they were recorded, a
 * finding says so, and nothing new may name it.
 */
@Stewardship
class RetirementTests {

	private static Ground ground;

	@BeforeAll
	static void retireWhatIsNamed() {
		ground = Ground.lay("retirement");
		Curator.create("/api/v1/sources", ground.sourceDocument(cited()));
		Curator.create("/api/v1/observations", """
				{"company":"%s","subject":"%s","index":"%s","value":8,"unit":"{users}","period":"2017",
				"knownFrom":"2018","sources":["%s"]}""".formatted(ground.company(), ground.offering(), ground.users(),
				cited()));
		Curator.create("/api/v1/events", """
				{"company":"%s","subject":"%s","date":"2017","kind":"launch","title":"Begun","sources":["%s"]}"""
			.formatted(ground.company(), ground.offering(), cited()));
		Curator.retire("/api/v1/sources/" + cited());
		Curator.retire("/api/v1/companies/" + ground.company() + "/offerings/" + ground.offering());
	}

	@Test
	void findingsNameWhatIsNoMore() {
		JsonNode view = Platform
			.json("/api/v1/comparisons?companies=%s&indices=%s&asOf=2020".formatted(ground.company(), ground.users()));
		assertThat(Json.list(view.get("findings")))
			.filteredOn((finding) -> Json.string(finding, "code").equals("unknown-key"))
			.extracting((finding) -> Json.string(finding, "message"))
			.containsExactlyInAnyOrder(
					"No company or offering has the key '%s', which is named by the index \"Users of %s\" of Company %s"
						.formatted(ground.offering(), ground.name(), ground.company()),
					"No source has the key '%s', which is cited".formatted(cited()));
		assertThat(Json.string(view.at("/cells/0"), "state")).isEqualTo("reported");
	}

	@Test
	void nothingNewMayNameIt() {
		for (Answer refused : List.of(
				Curator.post("/api/v1/observations",
						"""
								{"company":"%s","subject":"%s","index":"%s","value":9,"unit":"{users}","period":"2018",
								"knownFrom":"2019","sources":[{"key":"%s"}]}""".formatted(ground.company(),
								ground.offering(), ground.users(), cited())),
				Curator.post("/api/v1/events",
						"""
								{"company":"%s","subject":"%s","date":"2018","kind":"closure","title":"Over","sources":[{"key":"%s"}]}"""
							.formatted(ground.company(), ground.offering(), cited())))) {
			assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
			assertThat(refused.pointers()).containsExactlyInAnyOrder("/subject", "/sources/0/key");
		}
		Answer capability = Curator.post("/api/v1/companies/" + ground.company() + "/capabilities", """
				{"key":"%s","statement":"S","sources":["%s"]}""".formatted(ground.key("skill"), cited()));
		assertThat(capability.status()).as(capability.toString()).isEqualTo(422);
		assertThat(capability.pointers()).containsExactly("/sources/0");
	}

	private static String cited() {
		return ground.key("cited");
	}

}
