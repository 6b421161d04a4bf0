package io.casebook.gateway;

import java.util.List;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@GatewayTest
class ReferenceHttpTests {

	private static final String EVENTS = """
			{"openapi": "3.1.0", "paths": {
			   "/api/v1/events": {"get": {"operationId": "page", "parameters": [
			     {"name": "company", "in": "query", "required": true, "schema": {"type": "string"}}]}},
			   "/internal/package": {"post": {"operationId": "take"}}},
			 "servers": [{"url": "http://timeline:8083"}]}""";

	@Autowired
	private WebTestClient http;

	@Autowired
	private JsonMapper json;

	@BeforeEach
	@AfterEach
	void reset() {
		Platform.reset();
		Platform.TIMELINE.answer("/v3/api-docs", EVENTS);
	}

	@Test
	void theWholeReferenceNamesWhatIsMissingAndHasNothingInternal() {
		JsonNode whole = get("/v3/api-docs");
		assertThat(new TreeSet<>(whole.path("paths").propertyNames())).containsExactly("/api/v1/api-keys",
				"/api/v1/api-keys/{id}", "/api/v1/api-keys/{id}/rotate", "/api/v1/changes", "/api/v1/comparisons",
				"/api/v1/comparisons.csv", "/api/v1/comparisons.md", "/api/v1/comparisons/stream",
				"/api/v1/dossiers/{company}", "/api/v1/events", "/api/v1/filings", "/api/v1/filings/concepts",
				"/api/v1/filings/concepts/{taxonomy}/{concept}",
				"/api/v1/filings/concepts/{taxonomy}/{concept}/history", "/api/v1/jobs", "/api/v1/jobs/{id}",
				"/api/v1/packages", "/api/v1/packages/{group}.zip", "/api/v1/tables");
		assertThat(whole.path("x-unavailable")).map(JsonNode::asString).containsExactly("company", "metrics");
		assertThat(whole.path("paths").path("/api/v1/comparisons").path("get").path("operationId").asString())
			.isEqualTo("compare");
		assertThat(whole.path("paths")
			.path("/api/v1/comparisons")
			.path("get")
			.path("responses")
			.path("200")
			.path("content")
			.propertyNames()).containsExactlyInAnyOrder("application/json", "text/csv", "text/markdown");
		JsonNode parameters = whole.path("paths").path("/api/v1/events").path("get").path("parameters");
		assertThat(parameters).map((parameter) -> parameter.path("name").asString())
			.containsExactly("company", "group");
		assertThat(parameters.get(0).path("required").asBoolean()).isFalse();
		assertThat(whole.path("servers").get(0).path("url").asString()).isEqualTo("/");
		assertThat(whole.at("/paths/~1api~1v1~1events/get/responses").propertyNames()).containsExactly("400", "401",
				"403", "404", "406", "429", "503", "default");
	}

	@Test
	void aServicesOwnReferenceIsThatOfWhatIsRouted() {
		JsonNode timeline = get("/v3/api-docs/timeline-service");
		assertThat(List.copyOf(timeline.path("paths").propertyNames())).containsExactly("/api/v1/events");
		assertThat(timeline.path("servers").toString()).doesNotContain("8083").contains("http://localhost:");
		int asked = Platform.TIMELINE.requests().size();
		assertThat(get("/v3/api-docs/timeline-service")).as("the same again").isEqualTo(timeline);
		assertThat(Platform.TIMELINE.requests()).as("what nobody needs a key for is asked for once").hasSize(asked);
	}

	@Test
	void theReferenceOfADeadOrUnknownServiceIsAProblem() {
		Platform.METRICS.gone();
		this.http.get().uri("/v3/api-docs/metrics-service").exchange().expectStatus().isEqualTo(503);
		this.http.get().uri("/v3/api-docs/other-service").exchange().expectStatus().isNotFound();
	}

	@Test
	void peopleFindTheReferenceAndThePages() {
		this.http.get().uri("/docs").exchange().expectStatus().is3xxRedirection();
		this.http.get()
			.uri("/problems/unknown-key")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.TEXT_HTML);
		this.http.get().uri("/problems/nothing").exchange().expectStatus().isNotFound();
		this.http.get()
			.uri("/?group=fintech-cases&lang=zh&theme=dark")
			.accept(MediaType.TEXT_HTML)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.TEXT_HTML);
	}

	private JsonNode get(String path) {
		byte[] body = this.http.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.returnResult()
			.getResponseBody();
		assertThat(body).isNotNull();
		return this.json.readTree(body);
	}

}
