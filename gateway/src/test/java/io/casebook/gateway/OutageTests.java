package io.casebook.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@GatewayTest
class OutageTests {

	private static final String VIEW = "/api/v1/comparisons?indexSet=key-indices&group=pair&asOf=";

	private static final String METRICS_PROBLEM = """
			{"type": "/problems/unavailable", "title": "Something needed does not answer", "status": 503,
			 "detail": "metrics-service does not answer"}""";

	@Autowired
	private WebTestClient http;

	@LocalServerPort
	private int port;

	@BeforeEach
	@AfterEach
	void reset() {
		Platform.reset();
	}

	@Test
	void comparisonWhenMetricsIsDownMarksTheSection() {
		Platform.timeline("2001");
		Platform.METRICS.gone();
		get(VIEW + "2001").expectStatus()
			.isOk()
			.expectBody()
			.json("""
					{"asOf": "2001", "companies": %s, "timeline": %s, "relationships": %s,
					 "sources": {"doc": {"citationShort": "Case study", "csl": {"id": "doc", "type": "document"}},
					   "R18a": {"citationShort": "Reuters, 2018a", "csl": {"id": "R18a", "type": "document"}}},
					 "findings": [
					   {"code": "event-before-founding", "severity": "warning", "about": ["lufax", "lufax-p2p"],
					    "message": "The event \\"Early\\" of P2P lending is dated 2010, before its beginning in 2011"},
					   {"code": "founder-younger-than-founded", "severity": "warning", "about": ["zhongan", "ant-financial"],
					    "message": "Ant Financial, founded in 2014, is said to have founded ZhongAn in 2013"}],
					 "sections": {"profiles": {"status": "live"}, "timeline": {"status": "live"},
					   "matrix": {"status": "unavailable", "problem": %s}, "relationships": {"status": "live"},
					   "sources": {"status": "live"}, "findings": {"status": "live", "unchecked": ["matrix"]}}}"""
				.formatted(Platform.PROFILES, Platform.EVENTS, Platform.RELATIONSHIPS, METRICS_PROBLEM),
					JsonCompareMode.STRICT);
	}

	@Test
	void comparisonServesTheKeptCopyWithItsAge() {
		Platform.matrix("2002");
		Platform.timeline("2002");
		String live = text(VIEW + "2002&fields=cells");
		Platform.METRICS.gone();
		Platform.CLOCK.move(Duration.ofMillis(90_500));
		assertThat(text(VIEW + "2002&fields=cells")).isEqualTo(live.substring(0, live.length() - 1)
				+ ",\"sections\":{\"profiles\":{\"status\":\"live\"},\"matrix\":{\"status\":\"stale\",\"age\":\"PT1M30S\"},"
				+ "\"timeline\":{\"status\":\"live\"},\"relationships\":{\"status\":\"live\"},\"sources\":{\"status\":\"live\"},"
				+ "\"findings\":{\"status\":\"stale\",\"age\":\"PT1M30S\"}}}");
		this.http.get()
			.uri((base) -> base.build().resolve(VIEW + "2002"))
			.header(HttpHeaders.ACCEPT, "text/csv")
			.exchange()
			.expectHeader()
			.valueEquals("Casebook-Sections", "profiles=live, matrix=stale PT1M30S, sources=live");
		assertThat(String.valueOf(this.http.get()
			.uri((base) -> base.build().resolve(VIEW + "2002"))
			.header(HttpHeaders.ACCEPT, "text/markdown")
			.exchange()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody())).contains("Note: the section matrix is stale PT1M30S.");
	}

	@Test
	void comparisonIsLiveAgainAsSoonAsTheServiceIsBack() {
		Platform.matrix("2003");
		Platform.timeline("2003");
		Platform.METRICS.gone();
		for (int i = 0; i < 10; i++) {
			assertThat(text(VIEW + "2003&include=matrix,timeline&fields=sections")).contains("unavailable");
		}
		Platform.METRICS.reset();
		assertThat(text(VIEW + "2003&include=matrix,timeline&fields=sections"))
			.isEqualTo("{\"sections\":{\"matrix\":{\"status\":\"live\"},\"timeline\":{\"status\":\"live\"}}}");
	}

	@Test
	void matrixSaysHowOldTheProfilesAreThatItRestsOn() {
		Platform.matrix("2017");
		String view = VIEW + "2017&include=matrix&fields=sections";
		assertThat(text(view)).isEqualTo("{\"sections\":{\"matrix\":{\"status\":\"live\"}}}");
		Platform.COMPANY.gone();
		Platform.CLOCK.move(Duration.ofMinutes(1));
		assertThat(text(view)).isEqualTo("{\"sections\":{\"matrix\":{\"status\":\"stale\",\"age\":\"PT1M\"}}}");
		assertThat(text(VIEW + "2017&include=profiles,matrix&fields=sections"))
			.contains("\"matrix\":{\"status\":\"live\"}");
	}

	@Test
	void findingsSayHowOldIsWhatIsKnownOfTheKeysThatAreNamed() {
		Platform.matrix("2018");
		Platform.timeline("2018");
		assertThat(text(VIEW + "2018&fields=asOf")).doesNotContain("sections");
		Platform.COMPANY.answer("/internal/keys?keys=ant-financial", 500, "{}");
		Platform.CLOCK.move(Duration.ofMinutes(1));
		assertThat(text(VIEW + "2018&fields=asOf")).contains("\"profiles\":{\"status\":\"live\"}",
				"\"findings\":{\"status\":\"stale\",\"age\":\"PT1M\"}");
	}

	@Test
	void matrixWithoutProfilesSaysThatItDoesNotKnowWhoWasFounded() {
		Platform.COMPANY.gone();
		Platform.METRICS.answer("/internal/matrix?companies=fledgling&indices=valuation&asOf=2006",
				"{\"indices\": %s, \"cells\": [%s]}".formatted(Platform.INDICES, Platform.LUFAX_CELL));
		assertThat(text(
				"/api/v1/comparisons?companies=fledgling&indices=valuation&asOf=2006&include=matrix&fields=sections"))
			.isEqualTo("{\"sections\":{\"matrix\":{\"status\":\"live\",\"unchecked\":[\"profiles\"]}}}");
	}

	@Test
	void keptCopiesOfDifferentTimesMakeNoMatrix() {
		String row = "/internal/matrix?companies=%s&indexSet=key-indices&asOf=2014";
		Platform.timeline("2014");
		Platform.METRICS.answer(row.formatted("lufax"),
				"{\"indices\": %s, \"cells\": [%s]}".formatted(Platform.INDICES, Platform.LUFAX_CELL));
		Platform.METRICS.answer(row.formatted("zhongan"), "{\"indices\": [], \"cells\": []}");
		String view = "/api/v1/comparisons?indexSet=key-indices&include=matrix,timeline&fields=sections&asOf=2014&companies=";
		text(view + "lufax");
		text(view + "zhongan");
		Platform.METRICS.gone();
		assertThat(text(view + "lufax")).contains("\"matrix\":{\"status\":\"stale\"");
		assertThat(text(view + "lufax,zhongan")).contains("what is kept of it is of different times");
	}

	@Test
	void whatIsOutIsToldWhateverIsSelected() {
		Platform.timeline("2015");
		Platform.METRICS.gone();
		assertThat(text(VIEW + "2015&include=matrix,timeline&fields=asOf,sections.age"))
			.contains("\"matrix\":{\"status\":\"unavailable\"")
			.contains("\"timeline\":{\"status\":\"live\"}");
	}

	@Test
	void comparisonOfWhichNothingCanBeHadIsUnavailable() {
		Platform.METRICS.gone();
		Platform.TIMELINE.gone();
		get(VIEW + "2005&include=matrix,timeline,sources").expectStatus()
			.isEqualTo(503)
			.expectHeader()
			.valueEquals(HttpHeaders.RETRY_AFTER, "5")
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("No section of the view can be had: metrics-service does not answer; "
					+ "timeline-service does not answer");
	}

	@Test
	void aTableWithoutAMatrixIsUnavailableAndNotEmpty() {
		Platform.METRICS.gone();
		get(VIEW.replace("comparisons", "comparisons.csv") + "2006").expectStatus().isEqualTo(503);
		get(VIEW.replace("comparisons", "comparisons.md") + "2006").expectStatus().isEqualTo(503);
	}

	@Test
	void brokenAndGarbledAnswersAreOutages() {
		Platform.matrix("2007");
		Platform.timeline("2007");
		Platform.METRICS.broken();
		assertThat(text(VIEW + "2007&include=matrix,timeline&fields=sections"))
			.contains("metrics-service answered with status 500");
		Platform.METRICS.garbled();
		assertThat(text(VIEW + "2007&include=matrix,timeline&fields=sections"))
			.contains("metrics-service gave an answer that could not be read");
		Platform.METRICS.reset();
		Platform.METRICS.answer("/internal/matrix?companies=lufax,zhongan&indexSet=key-indices&asOf=2007", 400, """
				{"type": "/problems/unknown-parameter", "status": 400}""");
		assertThat(text(VIEW + "2007&include=matrix,timeline&fields=sections"))
			.contains("metrics-service answered with status 400");
	}

	@Test
	void aHangingServiceIsSoonNotWaitedFor() {
		Platform.timeline("2008");
		Platform.METRICS.silent();
		for (int i = 0; i < 3; i++) {
			assertThat(text(VIEW + "2008&include=matrix,timeline&fields=sections"))
				.contains("metrics-service does not answer");
		}
		int asked = Platform.METRICS.requests().size();
		long start = System.nanoTime();
		assertThat(text(VIEW + "2008&include=matrix,timeline&fields=sections"))
			.contains("metrics-service does not answer");
		get("/api/v1/indices").expectStatus()
			.isEqualTo(503)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("metrics-service does not answer");
		assertThat(Platform.METRICS.requests()).hasSize(asked);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2500));
		Platform.reset();
		Platform.matrix("2008");
		await().atMost(Duration.ofSeconds(30))
			.until(() -> text(VIEW + "2008&include=matrix,timeline&fields=sections")
				.contains("\"matrix\":{\"status\":\"live\"}"));
	}

	/** Their calls are shared, and given up by none of them before they end. */
	@Test
	void aHangingServiceIsSoonNotWaitedForByManyAtOnce() throws InterruptedException {
		Platform.timeline("2013");
		Platform.METRICS.silent();
		String view = VIEW + "2013&include=matrix,timeline&fields=sections";
		try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < 12; i++) {
				many.submit(() -> this.http.get().uri(view).header(HttpHeaders.CACHE_CONTROL, "no-cache").exchange());
				Thread.sleep(40);
			}
		}
		long start = System.nanoTime();
		assertThat(text(view)).contains("metrics-service does not answer");
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1500));
		Platform.reset();
		Platform.matrix("2013");
		await().atMost(Duration.ofSeconds(30)).until(() -> text(view).contains("\"matrix\":{\"status\":\"live\"}"));
	}

	@Test
	void aHangingServiceIsSoonNotWaitedForThoughNobodyWaitsLong() throws Exception {
		Platform.timeline("2019");
		Platform.METRICS.silent();
		String view = VIEW + "2019&include=matrix,timeline&fields=sections";
		try (HttpClient client = HttpClient.newHttpClient()) {
			HttpRequest impatient = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + view))
				.timeout(Duration.ofMillis(2200))
				.build();
			for (int i = 0; i < 3; i++) {
				assertThatExceptionOfType(HttpTimeoutException.class)
					.isThrownBy(() -> client.send(impatient, HttpResponse.BodyHandlers.ofString()));
			}
			assertThat(client.send(impatient, HttpResponse.BodyHandlers.ofString()).body())
				.contains("metrics-service does not answer");
		}
		Platform.reset();
		Platform.matrix("2019");
		await().atMost(Duration.ofSeconds(30)).until(() -> text(view).contains("\"matrix\":{\"status\":\"live\"}"));
	}

	@Test
	void writesThatWaitForTheirTurnDoNotKeepReadersFromTheirService() {
		Platform.COMPANY.hold("DELETE /api/v1/groups/held");
		Flux.range(0, 4)
			.flatMap((each) -> Mono
				.fromRunnable(() -> this.http.delete()
					.uri("/api/v1/groups/held")
					.header("X-API-Key", GatewayTest.KEY)
					.header(HttpHeaders.IF_MATCH, "*")
					.exchange()
					.expectStatus()
					.isEqualTo(503))
				.subscribeOn(Schedulers.boundedElastic()))
			.blockLast(Duration.ofSeconds(20));
		this.http.get()
			.uri("/api/v1/comparisons?companies=lufax,zhongan&include=profiles&fields=sections")
			.header(HttpHeaders.CACHE_CONTROL, "no-cache")
			.exchange()
			.expectBody(String.class)
			.isEqualTo("{\"sections\":{\"profiles\":{\"status\":\"live\"}}}");
	}

	@Test
	void aServiceThatIsSlowIsNotTakenForSilent() {
		Platform.TIMELINE.answer("/api/v1/events?company=lufax", "{\"items\": []}");
		for (String group : List.of("slow", "slower", "well")) {
			Platform.COMPANY.answer("/api/v1/groups/" + group,
					"{\"key\": \"%s\", \"members\": [\"lufax\"]}".formatted(group));
		}
		for (String group : List.of("slow", "slower")) {
			Platform.COMPANY.hold("/api/v1/groups/" + group);
			Mono.delay(Duration.ofMillis(1700)).subscribe((over) -> Platform.COMPANY.release());
			get("/api/v1/events?group=" + group).expectStatus().isOk();
		}
		Platform.COMPANY.answer("/api/v1/groups/broken", 500, "{}");
		get("/api/v1/events?group=broken").expectStatus().isEqualTo(503);
		get("/api/v1/events?group=well").expectStatus().isOk();
	}

	/** A call that was under way when the feed was heard again may fail after that. */
	@Test
	void aServiceWhoseFeedTellsIsAskedAgainSoonAfterCallsToItFailed() {
		Platform.timeline("2009");
		Platform.METRICS.feeds();
		Platform.METRICS.answer("/internal/matrix?companies=lufax,zhongan&indexSet=key-indices&asOf=2009", 500, "{}");
		for (int i = 0; i < 4; i++) {
			assertThat(text(VIEW + "2009&include=matrix,timeline&fields=sections")).contains("unavailable");
		}
		Platform.matrix("2009");
		await().atMost(Duration.ofSeconds(2))
			.until(() -> text(VIEW + "2009&include=matrix,timeline&fields=sections")
				.contains("\"matrix\":{\"status\":\"live\"}"));
	}

	private WebTestClient.ResponseSpec get(String uri) {
		return this.http.get().uri((base) -> base.build().resolve(uri)).exchange();
	}

	private String text(String uri) {
		return String.valueOf(get(uri).expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody());
	}

}
