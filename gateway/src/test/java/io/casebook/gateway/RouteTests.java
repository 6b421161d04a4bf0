package io.casebook.gateway;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@GatewayTest
class RouteTests {

	@Autowired
	private WebTestClient http;

	@LocalServerPort
	private int port;

	@BeforeEach
	@AfterEach
	void reset() {
		Platform.reset();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/companies", "/api/v1/companies?q=a b", "/api/v1/companies/lufax/offerings",
			"/api/v1/groups", "/api/v1/sources/doc" })
	void theCompanyServiceGetsItsPaths(String path) {
		assertThat(routed(Platform.COMPANY, path)).isEqualTo(path);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/indices", "/api/v1/indices/valuation", "/api/v1/index-sets/key-indices",
			"/api/v1/observations", "/api/v1/observations/1/history", "/api/v1/matrix?indices=valuation" })
	void theMetricsServiceGetsItsPaths(String path) {
		assertThat(routed(Platform.METRICS, path)).isEqualTo(path);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/events", "/api/v1/events/1", "/api/v1/timelines?align=founding" })
	void theTimelineServiceGetsItsPaths(String path) {
		assertThat(routed(Platform.TIMELINE, path)).isEqualTo(path);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/internal/keys?keys=lufax", "/internal/package", "/api/v1/internal", "/api/v2/companies",
			"/api/v1/companiesx", "/actuator", "/actuator/health", "/actuator/health/readiness", "/actuator/prometheus",
			"/actuator/gateway/routes", "/nothing" })
	void nothingElseIsRouted(String path) {
		get(path).expectStatus()
			.isNotFound()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/not-found");
		assertThat(Platform.COMPANY.requests()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/companies/..%2f..%2f..%2finternal/keys", "/api/v1/companies/%2e%2e/internal/keys",
			"/api/v1/companies/../../../internal/keys" })
	void aPathThatClimbsDoesNotReachTheInside(String path) {
		this.http.get().uri((base) -> URI.create(base.build() + path)).exchange();
		assertThat(Platform.COMPANY.requests()).noneMatch((request) -> request.startsWith("GET /internal"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			METRICS  | /api/v1/observations?group=pair&limit=5  | /api/v1/observations?limit=5&company=lufax,zhongan
			METRICS  | /api/v1/matrix?asOf=2018&group=pair      | /api/v1/matrix?asOf=2018&companies=lufax,zhongan
			TIMELINE | /api/v1/events?group=pair                | /api/v1/events?company=lufax,zhongan
			TIMELINE | /api/v1/events?kind=[x]&group=pair       | /api/v1/events?kind=[x]&company=lufax,zhongan
			TIMELINE | /api/v1/timelines?group=pair&from=../2018| /api/v1/timelines?from=../2018&companies=lufax,zhongan
			""")
	void aGroupIsReplacedByItsCompanies(String service, String path, String resolved) {
		assertThat(routed(service.equals("METRICS") ? Platform.METRICS : Platform.TIMELINE, path.strip()))
			.isEqualTo(resolved);
	}

	@Test
	void aGroupAndCompaniesAtOnceAreRefused() {
		get("/api/v1/events?group=pair&company=lufax").expectStatus()
			.isBadRequest()
			.expectBody()
			.json("""
					{"type": "/problems/invalid-parameter", "title": "A parameter has an invalid value", "status": 400,
					 "detail": "The parameter 'group' has an invalid value: either group or company, not both",
					 "instance": "/api/v1/events",
					 "errors": [{"parameter": "group", "value": "pair", "detail": "either group or company, not both"}]}""",
					JsonCompareMode.STRICT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/events?group=", "/api/v1/events?group", "/api/v1/events?group=a&group=b",
			"/api/v1/matrix?group=Pair" })
	void whatCannotBeAGroupIsRefused(String path) {
		get(path).expectStatus().isBadRequest().expectBody().jsonPath("$.errors[0].parameter").isEqualTo("group");
	}

	@Test
	void anUnknownGroupIsTheClientsProblem() {
		get("/api/v1/events?group=nope").expectStatus()
			.isNotFound()
			.expectBody()
			.jsonPath("$.errors[0].value")
			.isEqualTo("nope");
	}

	@Test
	void unknownCompaniesAndSubjectsAreNamedEach() {
		Platform.COMPANY.answer("/internal/keys?keys=a,b,part,nix", """
				{"known": [{"key": "part", "kind": "offering"}, {"key": "a", "kind": "company"}]}""");
		get("/api/v1/observations?company=a,b&company=part&subject=nix&subject=part").expectStatus()
			.isNotFound()
			.expectBody()
			.json("""
					{"type": "/problems/unknown-key", "title": "The key is unknown", "status": 404,
					 "detail": "Unknown keys: 'b', 'part', 'nix'", "instance": "/api/v1/observations",
					 "errors": [
					   {"parameter": "company", "value": "b", "detail": "There is no company with this key"},
					   {"parameter": "company", "value": "part", "detail": "There is no company with this key"},
					   {"parameter": "subject", "value": "nix", "detail": "There is no offering or company with this key"}]}""",
					JsonCompareMode.STRICT);
		assertThat(Platform.METRICS.requests()).isEmpty();
	}

	@Test
	void anUnknownSubjectBesideAGroupIsNamed() {
		Platform.COMPANY.answer("/internal/keys?keys=grouped-nix", "{\"known\": []}");
		get("/api/v1/observations?group=pair&subject=grouped-nix").expectStatus()
			.isNotFound()
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("Unknown keys: 'grouped-nix'");
		assertThat(Platform.METRICS.requests()).isEmpty();
		Platform.COMPANY.answer("/internal/keys?keys=grouped-part", """
				{"known": [{"key": "grouped-part", "kind": "offering"}]}""");
		assertThat(routed(Platform.METRICS, "/api/v1/observations?group=pair&subject=grouped-part"))
			.isEqualTo("/api/v1/observations?subject=grouped-part&company=lufax,zhongan");
	}

	@Test
	void aKnownKeyIsAskedForOnce() {
		Platform.COMPANY.answer("/internal/keys?keys=often", Platform.known("often"));
		assertThat(routed(Platform.METRICS, "/api/v1/observations?company=often"))
			.isEqualTo("/api/v1/observations?company=often");
		Platform.COMPANY.gone();
		assertThat(routed(Platform.METRICS, "/api/v1/observations?company=often"))
			.isEqualTo("/api/v1/observations?company=often");
	}

	@Test
	void keysPassUncheckedWhileTheyCannotBeChecked() {
		Platform.COMPANY.gone();
		assertThat(routed(Platform.TIMELINE, "/api/v1/events?company=unchecked"))
			.isEqualTo("/api/v1/events?company=unchecked");
	}

	@ParameterizedTest
	@CsvSource({ "/api/v1/companies, company-service", "/api/v1/indices, metrics-service",
			"/api/v1/events, timeline-service" })
	void aDeadServiceIsNamed(String path, String service) {
		Platform.COMPANY.gone();
		Platform.METRICS.gone();
		Platform.TIMELINE.gone();
		unavailable(path, service);
	}

	@Test
	void aFrozenServiceIsNamed() {
		Platform.TIMELINE.silent();
		unavailable("/api/v1/events", "timeline-service");
	}

	@Test
	void aStreamMayTakeLongerThanAHead() {
		Platform.METRICS.streaming();
		get("/api/v1/observations").expectStatus()
			.isOk()
			.expectBody(String.class)
			.isEqualTo("{\"line\":0}\n{\"line\":1}\n{\"line\":2}\n{\"line\":3}\n{\"line\":4}\n");
	}

	@Test
	void aStreamThatItsClientDoesNotReadIsEnded() throws IOException {
		Platform.METRICS.flooding();
		try (Socket _ = stream("/api/v1/observations")) {
			await().until(() -> Platform.METRICS.floods() == 1);
			await().until(() -> Platform.METRICS.floods() == 0);
		}
	}

	/** For several times as long as one who reads nothing is waited for. */
	@Test
	void aStreamThatItsClientReadsSlowlyGoesOn() throws IOException, InterruptedException {
		Platform.METRICS.flooding();
		try (Socket client = stream("/api/v1/observations")) {
			for (int part = 0; part < 100; part++) {
				assertThat(client.getInputStream().readNBytes(20_000)).hasSize(20_000);
				TimeUnit.MILLISECONDS.sleep(100);
			}
			assertThat(Platform.METRICS.floods()).isEqualTo(1);
		}
		await().until(() -> Platform.METRICS.floods() == 0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/companies", "/api/v1/companies/nobody", "/api/v1/jobs", "/api/v1/nothing" })
	void cachesOnTheWayAskAgain(String path) {
		Platform.COMPANY.answer("/api/v1/companies", "{}");
		get(path).expectHeader().valueEquals("Cache-Control", "no-cache");
	}

	@Test
	void pagesOfOtherOriginsMayCall() {
		this.http.get()
			.uri("/api/v1/comparisons?group=pair&include=relationships")
			.header(HttpHeaders.ORIGIN, "https://example.org")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
			.expectHeader()
			.valueEquals(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
					"ETag, Link, Location, Retry-After, Deprecation, Sunset, RateLimit, RateLimit-Policy, "
							+ "Idempotency-Replayed, Casebook-Sections");
		this.http.options()
			.uri("/api/v1/groups")
			.header(HttpHeaders.ORIGIN, "https://example.org")
			.header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "GET")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET,HEAD,OPTIONS,POST,PUT,PATCH,DELETE");
	}

	private void unavailable(String path, String service) {
		get(path).expectStatus()
			.isEqualTo(503)
			.expectHeader()
			.valueEquals(HttpHeaders.RETRY_AFTER, "5")
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.json("""
					{"type": "/problems/unavailable", "title": "Something needed does not answer", "status": 503,
					 "detail": "%s does not answer", "instance": "%s"}""".formatted(service, path),
					JsonCompareMode.STRICT);
	}

	/** A connection on which a stream is asked for, of which nothing is read yet. */
	private Socket stream(String path) throws IOException {
		Socket client = new Socket("localhost", this.port);
		client.getOutputStream()
			.write("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path).getBytes(StandardCharsets.US_ASCII));
		return client;
	}

	/** What the service is asked for when the gateway is. */
	private String routed(StubService service, String path) {
		service.requests().clear();
		get(path.replace(" ", "%20"));
		assertThat(service.requests()).hasSize(1);
		return service.requests().getFirst().substring("GET ".length());
	}

	private WebTestClient.ResponseSpec get(String uri) {
		return this.http.get().uri((base) -> base.build().resolve(uri)).exchange();
	}

}
