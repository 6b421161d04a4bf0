package io.casebook.acceptance;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What figures and events refer to is not retired, though another service keeps them;
 * when they are retired it can be, and nothing new may refer to it.
 */
@Stewardship
class RetirementTests {

	private static Ground ground;

	@BeforeAll
	static void layGround() {
		ground = Ground.lay("retirement");
	}

	@Test
	void whatFiguresAndEventsReferToIsRetiredAfterThem() {
		Curator.create("/api/v1/sources", ground.sourceDocument(cited()));
		List<String> holders = List.of(
				"observation " + Json.string(Curator.create("/api/v1/observations", claim("2017")), "id"),
				"event " + Json.string(Curator.create("/api/v1/events", event("2017")), "id"));
		List<String> things = List.of("/api/v1/sources/" + cited(), offering());
		for (String thing : things) {
			refused(thing, holders);
		}
		refused("/api/v1/companies/" + ground.company(), holders);
		Curator.retire("/api/v1/observations/" + holders.getFirst().replace("observation ", ""));
		for (String thing : things) {
			refused(thing, holders.subList(1, 2));
		}
		Curator.retire("/api/v1/events/" + holders.getLast().replace("event ", ""));
		things.forEach(Curator::retire);
		nothingNewMayNameThem();
	}

	@Test
	void aCompanyThatEventsOfAnotherAreAboutIsNotRetired() {
		JsonNode event = Curator.create("/api/v1/events", """
				{"company":"%s","subject":"%s","date":"2018","kind":"acquisition","title":"Bought","sources":["%s"]}"""
			.formatted(ground.company(), ground.other(), ground.source()));
		refused("/api/v1/companies/" + ground.other(), List.of("event " + Json.string(event, "id")));
	}

	@Test
	void allThatRefersToASourceIsToldAtOnce() {
		JsonNode claim = Curator.create("/api/v1/observations", ground.claimDocument("21", "2016"));
		refused("/api/v1/sources/" + ground.source(),
				List.of("company " + ground.company(), "observation " + Json.string(claim, "id")));
	}

	/** With a conflict that names them, and it stays as it is. */
	private static void refused(String path, List<String> holders) {
		Answer before = Platform.get(path);
		Answer refused = Curator.delete(path, "If-Match", before.header("ETag"));
		assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
		assertThat(Json.string(refused.json(), "type")).isEqualTo("/problems/conflict");
		List<String> told = new ArrayList<>();
		for (JsonNode error : Json.list(refused.json().get("errors"))) {
			told.add(Json.string(error, "detail"));
		}
		for (String holder : holders) {
			assertThat(Json.string(refused.json(), "detail")).contains(holder);
			assertThat(told).contains("It is referred to by " + holder);
		}
		Answer after = Platform.get(path);
		assertThat(after.body()).isEqualTo(before.body());
		assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
	}

	private static void nothingNewMayNameThem() {
		for (Answer refused : List.of(Curator.post("/api/v1/observations", claim("2018")),
				Curator.post("/api/v1/events", event("2018")))) {
			assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
			assertThat(refused.pointers()).containsExactlyInAnyOrder("/subject", "/sources/0/key");
		}
		Answer capability = Curator.post("/api/v1/companies/" + ground.company() + "/capabilities", """
				{"key":"%s","statement":"S","sources":["%s"]}""".formatted(ground.key("skill"), cited()));
		assertThat(capability.status()).as(capability.toString()).isEqualTo(422);
		assertThat(capability.pointers()).containsExactly("/sources/0");
	}

	private static String claim(String period) {
		return """
				{"company":"%s","subject":"%s","index":"%s","value":8,"unit":"{users}","period":"%s",
				"knownFrom":"2019","sources":[{"key":"%s"}]}""".formatted(ground.company(), ground.offering(),
				ground.users(), period, cited());
	}

	private static String event(String date) {
		return """
				{"company":"%s","subject":"%s","date":"%s","kind":"launch","title":"Begun","sources":[{"key":"%s"}]}"""
			.formatted(ground.company(), ground.offering(), date, cited());
	}

	private static String offering() {
		return "/api/v1/companies/" + ground.company() + "/offerings/" + ground.offering();
	}

	private static String cited() {
		return ground.key("cited");
	}

}
