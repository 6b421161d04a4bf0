package io.casebook.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@GatewayTest
class ConceptHttpTests {

	private static final String WEALTH = """
			{"index": "wealth", "title": "Wealth", "better": "higher", "from": "2010"}""";

	@Autowired
	private WebTestClient http;

	@Autowired
	private JsonMapper json;

	@Test
	void noTwoConceptsOfATaxonomyAreMappedToOneIndexToBeginWith() {
		List<JsonNode> all = all();
		assertThat(all).hasSizeGreaterThan(60);
		assertThat(all.stream()
			.filter((mapping) -> mapping.path("recordedBy").asString().equals("casebook"))
			.map((mapping) -> mapping.path("taxonomy").asString() + " " + mapping.path("index").asString()))
			.doesNotHaveDuplicates();
	}

	@Test
	void listCanBeOfATaxonomyOrAnIndex() {
		get("/api/v1/filings/concepts?index=assets").expectStatus()
			.isOk()
			.expectBody()
			.json("""
					{"items": [
					  {"taxonomy": "ifrs-full", "concept": "Assets", "index": "assets", "title": "Total assets", "better": "higher",
					   "revision": 1, "recordedBy": "casebook"},
					  {"taxonomy": "us-gaap", "concept": "Assets", "index": "assets", "title": "Total assets", "better": "higher",
					   "revision": 1, "recordedBy": "casebook"}]}""",
					JsonCompareMode.LENIENT);
		get("/api/v1/filings/concepts?taxonomy=dei&limit=1").expectBody()
			.jsonPath("$.items[0].concept")
			.isEqualTo("EntityCommonStockSharesOutstanding");
		get("/api/v1/filings/concepts?taxonomy=no+name").expectStatus().isBadRequest();
		get("/api/v1/filings/concepts?index=No").expectStatus().isBadRequest();
		get("/api/v1/filings/concepts?colour=red").expectStatus().isBadRequest();
		get("/api/v1/filings/concepts?cursor=x").expectStatus().isBadRequest();
		get("/api/v1/filings/concepts?cursor=MzpkZWk0OkUAbnQ").expectStatus().isBadRequest();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/filings/concepts", "/api/v1/filings/concepts/us-gaap/Assets",
			"/api/v1/filings/concepts/us-gaap/Assets/history", "/api/v1/api-keys", "/api/v1/api-keys/admin",
			"/api/v1/jobs" })
	void whatIsNoStreamIsJsonOnly(String path) {
		for (MediaType stream : List.of(MediaType.APPLICATION_NDJSON, MediaType.TEXT_EVENT_STREAM)) {
			this.http.get()
				.uri(path)
				.header("X-API-Key", GatewayTest.KEY)
				.accept(stream)
				.exchange()
				.expectStatus()
				.isEqualTo(406)
				.expectHeader()
				.contentType(MediaType.APPLICATION_PROBLEM_JSON);
		}
		this.http.get()
			.uri(path)
			.header("X-API-Key", GatewayTest.KEY)
			.accept(MediaType.APPLICATION_NDJSON, MediaType.ALL)
			.exchange()
			.expectHeader()
			.contentType(MediaType.APPLICATION_JSON);
	}

	@Test
	void mappingIsMadeReplacedAndEndedAndItsHistoryStays() {
		String path = "/api/v1/filings/concepts/us-gaap/Wealth";
		get(path).expectStatus().isNotFound();
		write(HttpMethod.PUT, path, WEALTH, "If-Match", "*").expectStatus().isEqualTo(412);
		write(HttpMethod.PUT, path, WEALTH, "If-None-Match", "*").expectStatus()
			.isCreated()
			.expectHeader()
			.valueEquals("Location", path)
			.expectHeader()
			.valueEquals("ETag", "\"r1\"");
		write(HttpMethod.PUT, path, WEALTH, "If-None-Match", "*").expectStatus().isEqualTo(412);
		write(HttpMethod.PUT, path, WEALTH, "x", "y").expectStatus().isEqualTo(428);
		byte[] read = get(path).expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("ETag", "\"r1\"")
			.expectBody()
			.returnResult()
			.getResponseBody();
		write(HttpMethod.PUT, path, new String(read), "If-Match", "\"r1\"").expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("ETag", "\"r1\"");
		write(HttpMethod.PUT, path, WEALTH.replace("2010", "2011-07"), "If-Match", "\"r1\"").expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("ETag", "\"r2\"")
			.expectBody()
			.jsonPath("$.from")
			.isEqualTo("2011-07");
		write(HttpMethod.DELETE, path, "", "If-Match", "\"r1\"").expectStatus().isEqualTo(412);
		write(HttpMethod.DELETE, path, "", "x", "y").expectStatus().isEqualTo(428);
		write(HttpMethod.DELETE, path, "", "If-Match", "\"r2\"").expectStatus().isNoContent();
		get(path).expectStatus().isNotFound();
		write(HttpMethod.DELETE, path, "", "x", "y").expectStatus().isNotFound();
		write(HttpMethod.PUT, path, WEALTH, "If-None-Match", "*").expectHeader().valueEquals("ETag", "\"r3\"");
		get(path + "/history").expectStatus()
			.isOk()
			.expectBody()
			.json("""
					{"items": [{"revision": 1, "from": "2010", "recordedBy": "key:admin"},
					  {"revision": 2, "from": "2011-07", "retiredBy": "key:admin"}, {"revision": 3, "from": "2010"}]}""",
					JsonCompareMode.LENIENT);
		write(HttpMethod.DELETE, path, "", "If-Match", "*").expectStatus().isNoContent();
	}

	@Test
	void ofWritersWithOneTagExactlyOneWins() throws Exception {
		String path = "/api/v1/filings/concepts/us-gaap/Contested";
		write(HttpMethod.PUT, path, WEALTH, "If-None-Match", "*").expectStatus().isCreated();
		List<Callable<Integer>> writers = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			String said = WEALTH.replace("Wealth", "Wealth " + i);
			writers.add(() -> write(HttpMethod.PUT, path, said, "If-Match", "\"r1\"").returnResult(Void.class)
				.getStatus()
				.value());
		}
		List<Integer> answers = new ArrayList<>();
		try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
			for (Future<Integer> each : threads.invokeAll(writers)) {
				answers.add(each.get());
			}
		}
		assertThat(answers).containsOnlyOnce(200).containsOnly(200, 412);
		write(HttpMethod.DELETE, path, "", "If-Match", "*").expectStatus().isNoContent();
	}

	@Test
	void requestThatIsRepeatedWithItsKeyIsAnsweredAlike() {
		String path = "/api/v1/filings/concepts/us-gaap/Repeated";
		for (int i = 0; i < 2; i++) {
			write(HttpMethod.PUT, path, WEALTH, "Idempotency-Key", "concept-1").expectStatus()
				.isCreated()
				.expectHeader()
				.valueEquals("ETag", "\"r1\"");
		}
		write(HttpMethod.PUT, path, WEALTH.replace("2010", "2012"), "Idempotency-Key", "concept-1").expectStatus()
			.isEqualTo(422);
		write(HttpMethod.DELETE, path, "", "If-Match", "*").expectStatus().isNoContent();
	}

	@Test
	void allFaultsAreToldAtOnce() {
		write(HttpMethod.PUT, "/api/v1/filings/concepts/us-gaap/Wrong", """
				{"index": "No Key", "better": "more", "from": "2012", "to": "2011", "colour": 1}""", "x", "y")
			.expectStatus()
			.isEqualTo(422)
			.expectBody()
			.json("""
					{"errors": [{"pointer": "/colour"}, {"pointer": "/index"}, {"pointer": "/title"}, {"pointer": "/better"},
					 {"pointer": "/to", "detail": "a date not before from"}]}""",
					JsonCompareMode.LENIENT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "[]", "{\"a\":1,\"a\":2}", "" })
	void brokenJsonIsRefused(String body) {
		write(HttpMethod.PUT, "/api/v1/filings/concepts/us-gaap/Wrong", body, "x", "y").expectStatus().isBadRequest();
	}

	@Test
	void changeNeedsAKey() {
		this.http.put()
			.uri("/api/v1/filings/concepts/us-gaap/Wealth")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(WEALTH)
			.exchange()
			.expectStatus()
			.isUnauthorized();
	}

	private List<JsonNode> all() {
		List<JsonNode> all = new ArrayList<>();
		String cursor = "";
		do {
			JsonNode page = this.json.readTree(get("/api/v1/filings/concepts?limit=50" + cursor).expectStatus()
				.isOk()
				.expectBody()
				.returnResult()
				.getResponseBody());
			page.path("items").forEach(all::add);
			cursor = page.has("next") ? "&cursor=" + page.path("next").asString() : "";
		}
		while (!cursor.isEmpty());
		return all;
	}

	private WebTestClient.ResponseSpec get(String path) {
		return this.http.get().uri(path).exchange();
	}

	private WebTestClient.ResponseSpec write(HttpMethod method, String path, String body, String header, String value) {
		return this.http.method(method)
			.uri(path)
			.header("X-API-Key", GatewayTest.KEY)
			.header(header, value)
			.header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
			.bodyValue(body)
			.exchange();
	}

}
