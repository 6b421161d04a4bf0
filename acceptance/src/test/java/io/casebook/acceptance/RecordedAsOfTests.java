package io.casebook.acceptance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever was answered once is answered again, byte for byte, as of the time it was
 * recorded, though all of it has been changed or retired since.
 */
@Stewardship
class RecordedAsOfTests {

	private static Ground ground;

	private static Map<String, String> things = new LinkedHashMap<>();

	private static List<String> views = List.of();

	@BeforeAll
	static void writeAllThatIsViewed() {
		ground = Ground.lay("recorded");
		for (Writable kind : Writable.values()) {
			Answer made = Curator.post(kind.collection(ground), kind.document(ground));
			assertThat(made.status()).as(made.toString()).isEqualTo(201);
			things.put(kind.name(), made.location());
		}
		Curator.create("/api/v1/observations", ground.claimDocument("11", "2018"));
		Curator.create("/api/v1/observations", ground.claimDocument("12", "2018"));
		Curator.create("/api/v1/events", ground.eventDocument("It began", "2001"));
		views = new ArrayList<>(views());
		things.values().forEach(views::add);
	}

	@Test
	void earlierAnswersComeBackThoughEverythingChanged() {
		String first = mark("first");
		Map<String, Answer> atFirst = answers("");
		changeAll();
		String second = mark("second");
		Map<String, Answer> atSecond = answers("");
		retireAll();
		same(atFirst, answers(first));
		same(atSecond, answers(second));
		for (String view : views) {
			assertThat(answer(view, first).body()).as("%s before and after the change", view)
				.isNotEqualTo(answer(view, second).body());
		}
		for (String thing : things.values()) {
			assertThat(Platform.get(thing).status()).as(thing).isEqualTo(404);
		}
	}

	@Test
	void whatWasNotRecordedYetIsUnknown() {
		for (String path : List.of("/api/v1/companies/lufax", "/api/v1/groups/fintech-cases", "/api/v1/sources/doc",
				"/api/v1/indices/valuation", "/api/v1/index-sets/key-indices", "/api/v1/dossiers/lufax",
				Platform.COMPARISON)) {
			Answer answer = answer(path, "2001-01-01T00:00:00Z");
			assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
		}
		for (String path : List.of("/api/v1/companies", "/api/v1/observations", "/api/v1/events", "/api/v1/sources")) {
			assertThat(answer(path, "2001-01-01T00:00:00Z").body()).as(path).isEqualTo("{\"items\":[]}");
		}
	}

	private static List<String> views() {
		String companies = "companies=%s,%s".formatted(ground.company(), ground.other());
		String query = "?" + companies + "&indices=%s,%s&asOf=2021".formatted(ground.users(), ground.worth());
		String ofSets = "?group=%s&indexSet=%s&asOf=2021".formatted(ground.key("group"), ground.key("index-set"));
		String company = "/api/v1/companies/" + ground.company();
		return List.of("/api/v1/comparisons" + query, "/api/v1/comparisons.csv" + query,
				"/api/v1/comparisons.md" + query, "/api/v1/comparisons" + ofSets, "/api/v1/matrix" + query,
				"/api/v1/dossiers/" + ground.company(), "/api/v1/timelines?" + companies + "&align=founding",
				"/api/v1/companies?limit=200", company + "/offerings", company + "/capabilities",
				company + "/relationships", "/api/v1/groups?limit=200", "/api/v1/sources?limit=200",
				"/api/v1/indices?limit=200", "/api/v1/index-sets?limit=200",
				"/api/v1/observations?company=" + ground.company(), "/api/v1/observations?limit=200",
				"/api/v1/events?company=" + ground.company(), "/api/v1/events?limit=200");
	}

	/** The time of a write that comes after all before it. */
	private static String mark(String name) {
		JsonNode mark = Curator.create("/api/v1/events", """
				{"company":"lufax","date":"2018","kind":"other","title":"%s","sources":[{"key":"doc"}]}"""
			.formatted(ground.key(name)));
		return Json.string(mark, "recordedAt");
	}

	private static void changeAll() {
		for (Writable kind : Writable.values()) {
			Curator.change(path(kind), kind.change(ground));
		}
		Curator.change("/api/v1/companies/" + ground.company(), "{\"name\":\"Acme of late\",\"founded\":\"2003\"}");
		Curator.change("/api/v1/companies/%s/offerings/%s".formatted(ground.company(), ground.offering()),
				"{\"name\":\"Purse\"}");
		Curator.change("/api/v1/sources/" + ground.source(),
				"{\"citationShort\":\"Try, 2020\",\"csl\":{\"custom\":{\"citationShort\":\"Try, 2020\"}}}");
		Curator.change("/api/v1/indices/" + ground.users(), "{\"title\":\"Users of late\"}");
		Curator.create("/api/v1/observations", ground.claimDocument("13", "2019"));
	}

	private static void retireAll() {
		for (String kind : List.of("OBSERVATION", "EVENT", "INDEX_SET", "INDEX", "GROUP", "RELATIONSHIP", "CAPABILITY",
				"OFFERING", "COMPANY", "SOURCE")) {
			Curator.retire(path(Writable.valueOf(kind)));
		}
	}

	private static String path(Writable kind) {
		return things.getOrDefault(kind.name(), "");
	}

	private static Map<String, Answer> answers(String time) {
		Map<String, Answer> answers = new LinkedHashMap<>();
		views.forEach((view) -> answers.put(view, answer(view, time)));
		return answers;
	}

	private static Answer answer(String view, String time) {
		return time.isEmpty() ? Platform.get(view)
				: Platform.get(view + (view.contains("?") ? "&" : "?") + "recordedAsOf=" + time);
	}

	private static void same(Map<String, Answer> earlier, Map<String, Answer> again) {
		assertThat(earlier).allSatisfy((view, answer) -> {
			assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
			Answer other = again.getOrDefault(view, answer);
			assertThat(other.status()).as(other.toString()).isEqualTo(200);
			assertThat(other.body()).as(view).isEqualTo(answer.body());
			assertThat(other.header("ETag")).as("ETag of %s", view).isEqualTo(answer.header("ETag"));
		});
	}

}
