package io.casebook.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Filings become a company, indices and claims: each fact with the filing that states it.
 */
@Stewardship
class FilingTests {

	private static final String PATH = "/api/v1/filings";

	private static final String NAME = "Try " + Run.key("filer").replace("try-", "") + " Inc.";

	private Inventory before = new Inventory(Map.of());

	@BeforeEach
	void takeInventory() {
		this.before = Inventory.now();
	}

	@AfterEach
	void restore() {
		this.before.restore();
	}

	@Test
	void eachFactIsAClaimWithItsFiling() {
		String company = company(take(Edgar.companyFacts(Edgar.CIK, NAME)));
		assertThat(claims(company)).containsExactlyInAnyOrderElementsOf(Edgar.claims());
		JsonNode profile = Platform.json("/api/v1/companies/" + company);
		assertThat(Json.string(profile, "name")).isEqualTo(NAME);
		assertThat(Json.strings(profile, "identifiers", "value")).anyMatch((value) -> value.endsWith(Edgar.CIK));
		assertThat(Json.strings(Platform.items("/api/v1/companies?q=" + Edgar.CIK), "key")).containsExactly(company);
		for (JsonNode claim : Platform.items(list(company))) {
			assertThat(claim.at("/sources/0/locator").asString()).contains("10-K");
			assertThat(Json.string(claim, "status")).isEqualTo("reported");
		}
		assertThat(Platform.json("/api/v1/sources/" + Edgar.FIRST).toString()).contains(Edgar.FIRST);
	}

	@Test
	void restatedFactIsAsItWasKnownThen() {
		String company = company(take(Edgar.companyFacts(Edgar.CIK, NAME)));
		String index = indexOf(company, "250.75");
		String list = list(company) + "&index=" + index + "&period=2020-12-31";
		assertThat(values(list + "&asOf=2021-02-09")).isEmpty();
		assertThat(values(list + "&asOf=2021-12")).containsExactly("250.75");
		assertThat(values(list + "&asOf=2022-02-10")).containsExactlyInAnyOrder("250.75", "240");
		String view = "/api/v1/comparisons?companies=%s&indices=%s&asOf=".formatted(company, index);
		assertThat(cell(view + "2021-02-09")).isEqualTo("not-known-yet null null");
		assertThat(cell(view + "2021-12")).isEqualTo("reported 250.75 2020-12-31");
		assertThat(cell(view + "2022-12")).isEqualTo("reported 300 2021-12-31");
	}

	@Test
	void secondImportAddsNothingHoweverItIsWritten() throws IOException {
		JsonNode first = take(Edgar.companyFacts(Edgar.CIK, NAME));
		String company = company(first);
		assertThat(first.at("/resources/observations/created").asInt()).isEqualTo(Edgar.claims().size());
		String list = Platform.get(list(company)).body();
		Inventory after = Inventory.now();
		String asText = Edgar.companyFacts("\"" + Edgar.CIK + "\"", NAME);
		String pretty = asText.replace("{", "{\n  ").replace(",", ",\n  ").replace(":[", " : [ ");
		for (String document : List.of(Edgar.companyFacts(Edgar.CIK, NAME), asText, pretty)) {
			assertThat(Imports.counts(take(document))).startsWith("0 created, 0 superseded, ");
		}
		JsonNode packed = Imports.take(PATH, "application/gzip", gzip(pretty));
		assertThat(Imports.counts(packed)).startsWith("0 created, 0 superseded, ");
		assertThat(Platform.get(list(company)).body()).isEqualTo(list);
		assertThat(Inventory.now()).isEqualTo(after);
	}

	@Test
	void dryRunTellsAndChangesNothing() {
		JsonNode job = Imports.succeeded(Curator.send("POST", PATH + "?dryRun=true", "application/json",
				Curator.text(Edgar.companyFacts(Edgar.CIK, NAME))));
		assertThat(job.at("/resources/observations/created").asInt()).isEqualTo(Edgar.claims().size());
		assertThat(Inventory.now()).isEqualTo(this.before);
	}

	@Test
	void companyCanBeNamed() {
		Ground ground = Ground.lay("filer");
		Imports.take(PATH + "?company=" + ground.company(), "application/json",
				Curator.text(Edgar.companyFacts(Edgar.CIK, NAME)));
		assertThat(claims(ground.company())).containsExactlyInAnyOrderElementsOf(Edgar.claims());
		Answer refused = Curator.send("POST", PATH + "?company=" + ground.key("nobody"), "application/json",
				Curator.text(Edgar.companyFacts(Edgar.CIK, NAME)));
		assertThat(refused.status()).as(refused.toString()).isIn(404, 422);
	}

	@Test
	void mappingOfAConceptIsKeptAndACuratorExtendsIt() {
		String mapping = PATH + "/concepts/us-gaap/TryWidgetsSold";
		JsonNode kept = Platform.json(PATH + "/concepts/us-gaap/Assets");
		assertThat(kept.has("recordedAt")).as("dated: %s", kept).isTrue();
		Answer made = Curator.put(mapping, """
				{"index":"%s","title":"Widgets","better":"higher"}""".formatted(Run.key("widgets")));
		assertThat(made.status()).as(made.toString()).isIn(200, 201);
		try {
			String company = company(take(Edgar.companyFacts(Edgar.CIK, NAME)));
			assertThat(indexOf(company, "7")).isEqualTo(Run.key("widgets"));
			assertThat(indexOf(company, "250.75")).isEqualTo(Json.string(kept, "index"));
			assertThat(indexOf(company, "400000")).contains("try-widget-revenue");
		}
		finally {
			assertThat(Curator.delete(mapping, "If-Match", "*").status()).isEqualTo(204);
		}
		assertThat(Json.strings(Platform.items(mapping + "/history"), "recordedBy")).contains(Curator.SUBJECT);
	}

	@Test
	void submissionsFillTheProfile() {
		String company = company(take(Edgar.companyFacts(Edgar.CIK, NAME)));
		String ticker = Run.key("t").toUpperCase(Locale.ROOT);
		String submissions = Edgar.submissions(NAME, ticker);
		assertThat(company(take(submissions))).isEqualTo(company);
		JsonNode profile = Platform.json("/api/v1/companies/" + company);
		JsonNode former = Json.list(profile.get("names"))
			.stream()
			.filter((name) -> Json.string(name, "kind").equals("former"))
			.findFirst()
			.orElseThrow();
		assertThat("%s %s %s".formatted(Json.text(former, "name"), Json.text(former, "from"), Json.text(former, "to")))
			.isEqualTo(NAME + " of Old 2001-02-03 2010-05-06");
		assertThat(Json.strings(profile, "identifiers", "value")).contains(ticker);
		List<JsonNode> events = Platform.items("/api/v1/events?company=" + company);
		assertThat(Json.strings(events, "date")).containsExactly("2021-02-10", "2022-02-10");
		assertThat(events.stream().map((event) -> event.at("/sources/0/key").asString())).containsExactly(Edgar.FIRST,
				Edgar.SECOND);
		assertThat(Json.string(events.getLast(), "title")).contains("10-K");
		assertThat(Imports.counts(take(submissions))).startsWith("0 created, 0 superseded, ");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "\"val\":7, | \"val\":NaN, | 400 | /val", "\"val\":7, | \"val\":1e400, | 422 | /val",
					"\"val\":7, | \"val\":\"seven\", | 422 | /val", "\"val\":7, | '' | 422 | TryWidgetsSold",
					"\"filed\":\"2022-02-10\"}]}} | \"filed\":\"soon\"}]}} | 422 | /filed",
					"{\"cik\": | [{\"cik\": | 400 | ''", "\"facts\": | \"fax\": | 422 | ''" })
	void brokenFilingIsRefusedAtItsPlace(String sound, String broken, int status, String place) {
		String document = Edgar.companyFacts(Edgar.CIK, NAME);
		assertThat(document).contains(sound);
		Answer refused = Curator.send("POST", PATH, "application/json", Curator.text(document.replace(sound, broken)));
		assertThat(refused.status()).as(refused.toString()).isEqualTo(status);
		assertThat(Json.list(refused.json().get("errors")).toString()).contains(place);
		assertThat(Inventory.now()).isEqualTo(this.before);
	}

	@Test
	void halfAFileIsRefused() throws IOException {
		String document = Edgar.companyFacts(Edgar.CIK, NAME);
		byte[] packed = gzipped(document);
		for (Answer refused : List.of(
				Curator.send("POST", PATH, "application/json",
						Curator.text(document.substring(0, document.length() / 2))),
				Curator.send("POST", PATH, "application/gzip",
						BodyPublishers.ofByteArray(packed, 0, packed.length / 2)))) {
			assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
		}
		assertThat(Inventory.now()).isEqualTo(this.before);
	}

	private static JsonNode take(String document) {
		return Imports.take(PATH, "application/json", Curator.text(document));
	}

	private static String company(JsonNode job) {
		return job.at("/links/company").asString().replaceFirst(".*/", "");
	}

	private static String list(String company) {
		return "/api/v1/observations?limit=200&company=" + company;
	}

	private static List<String> claims(String company) {
		return Platform.items(list(company))
			.stream()
			.map((claim) -> "%s %s %s %s %s".formatted(Json.text(claim, "period"), plain(claim),
					Json.text(claim, "unit"), Json.text(claim, "knownFrom"), claim.at("/sources/0/key").asString()))
			.toList();
	}

	private static List<String> values(String list) {
		return Platform.items(list).stream().map(FilingTests::plain).toList();
	}

	private static String plain(JsonNode claim) {
		return claim.get("value").decimalValue().toPlainString();
	}

	private static String indexOf(String company, String value) {
		return Platform.items(list(company))
			.stream()
			.filter((claim) -> plain(claim).equals(value))
			.map((claim) -> Json.string(claim, "index"))
			.findFirst()
			.orElseThrow();
	}

	private static String cell(String view) {
		JsonNode cell = Platform.json(view).at("/cells/0");
		return "%s %s %s".formatted(Json.text(cell, "state"), cell.has("value") ? plain(cell) : null,
				Json.text(cell, "period"));
	}

	private static BodyPublisher gzip(String text) throws IOException {
		return BodyPublishers.ofByteArray(gzipped(text));
	}

	private static byte[] gzipped(String text) throws IOException {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream target = new GZIPOutputStream(packed)) {
			target.write(text.getBytes(StandardCharsets.UTF_8));
		}
		return packed.toByteArray();
	}

}
