package io.casebook.gateway;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is kept, for how long, and what is asked again. */
@GatewayTest
class FreshnessHttpTests {

	private static final String VIEW = "/api/v1/comparisons?group=pair&indexSet=key-indices&asOf=2018-07";

	private static final String HIT = "casebook; hit";

	private static final String LUFAX_ROW = "GET /internal/matrix?companies=lufax&indexSet=key-indices&asOf=2018-07";

	private static final String TIMELINES = "GET /api/v1/timelines?companies=lufax,zhongan&asOf=2018-07&limit=2000";

	private static final String MATRIX = "GET /internal/matrix?companies=lufax,zhongan&indexSet=key-indices&asOf=2018-07";

	@Autowired
	private WebTestClient http;

	@LocalServerPort
	private int port;

	@LocalManagementPort
	private int managementPort;

	/** Who asked in the background. */
	private final List<CompletableFuture<EntityExchangeResult<byte[]>>> asked = new ArrayList<>();

	@BeforeEach
	void servicesTellWhatChanges() {
		Platform.reset();
		Platform.COMPANY.feeds();
		Platform.METRICS.feeds();
		Platform.TIMELINE.feeds();
		Platform.COMPANY.tell("{\"kind\": \"source\", \"key\": \"R18a\", \"about\": [\"lufax\", \"ant-financial\"]}");
		Platform.METRICS.tell("{\"kind\": \"index\", \"key\": \"valuation\"}");
		Platform.TIMELINE.tell("{\"kind\": \"events\", \"company\": \"lufax\"}");
		// what the gateway was told before this may make a hit of it still
		await().until(() -> !status(get(VIEW)).equals(HIT));
		awaitStatus(HIT);
		forgetRequests();
	}

	@AfterEach
	void reset() throws InterruptedException {
		Platform.reset();
		// until the gateway has noticed that nobody tells it anything
		TimeUnit.MILLISECONDS.sleep(300);
	}

	@Test
	void viewIsKeptWhileNothingOfItChanges() {
		Platform.METRICS.tell("""
				{"kind": "observations", "company": "qudian", "indices": ["valuation"]}""");
		Platform.COMPANY.tell("""
				{"kind": "source", "key": "other", "about": []}""");
		pause();
		EntityExchangeResult<byte[]> kept = get(VIEW);
		assertThat(status(kept)).isEqualTo(HIT);
		assertThat(requests()).isEmpty();
		assertThat(kept.getResponseBody())
			.isEqualTo(get(VIEW, HttpHeaders.CACHE_CONTROL, "no-cache").getResponseBody());
	}

	@Test
	void headOfAKeptViewIsItsHead() {
		EntityExchangeResult<Void> head = this.http.head().uri(VIEW).exchange().expectBody().isEmpty();
		assertThat(status(head)).isEqualTo(HIT);
		assertThat(head.getResponseHeaders().getETag()).isEqualTo(get(VIEW).getResponseHeaders().getETag());
		assertThat(requests()).isEmpty();
	}

	@Test
	void changeOfOneCompanyInOneServiceAsksThatServiceForThatCompanyOnly() {
		Platform.METRICS.answer(LUFAX_ROW.substring("GET ".length()), """
				{"indices": %s, "cells": [{"company": "lufax", "index": "valuation", "state": "withheld"}]}"""
			.formatted(Platform.INDICES));
		Platform.METRICS.tell("""
				{"kind": "observations", "company": "lufax", "indices": ["valuation"]}""");
		String seen = awaitStatus("casebook; fwd=stale; stored; detail=\"company=hit metrics=stale timeline=hit\"");
		assertThat(seen).contains("\"state\":\"withheld\"");
		assertThat(requests()).containsExactly(LUFAX_ROW);
	}

	@Test
	void whoAsksAfterAChangeIsNotGivenWhatWasBegunBeforeIt() {
		Platform.TIMELINE.silent();
		await().until(() -> !status(get(VIEW + "&include=timeline")).equals(HIT));
		forgetRequests();
		CompletableFuture<EntityExchangeResult<byte[]>> before = CompletableFuture.supplyAsync(() -> get(VIEW));
		await().until(() -> Platform.TIMELINE.requests().contains(TIMELINES));
		Platform.METRICS.answer(LUFAX_ROW.substring("GET ".length()), """
				{"indices": %s, "cells": [{"company": "lufax", "index": "valuation", "state": "withheld"}]}"""
			.formatted(Platform.INDICES));
		Platform.METRICS.tell("""
				{"kind": "observations", "company": "lufax", "indices": ["valuation"]}""");
		await().untilAsserted(() -> assertThat(body(get(VIEW + "&include=matrix"))).contains("withheld"));
		assertThat(before).isNotDone();
		assertThat(body(get(VIEW))).contains("withheld");
		assertThat(body(before.join())).doesNotContain("withheld");
	}

	@Test
	void whoAsksAfterAnOutageIsNotGivenWhatWasLostInIt() {
		String view = outageWhileTheTimelineIsSlow("2018-05");
		CompletableFuture<EntityExchangeResult<byte[]>> before = this.asked.getFirst();
		Platform.matrix("2018-05");
		// a service that failed a few times may not be asked for some seconds
		await().until(() -> !body(get(view + "&include=matrix")).contains("unavailable"));
		List<CompletableFuture<EntityExchangeResult<byte[]>>> after = askAgainAndRelease(view, 3);
		assertThat(body(before.join())).contains("\"matrix\":{\"status\":\"unavailable\"");
		assertThat(after)
			.allSatisfy((asked) -> assertThat(body(asked.join())).contains("US$18.5 bn").doesNotContain("unavailable"));
		assertThat(Platform.TIMELINE.requests().stream().filter((address) -> address.contains("2018-05")))
			.as("those who asked after it share what is made for them")
			.hasSizeLessThanOrEqualTo(2);
	}

	@Test
	void whoAsksInAnOutageThatLastsIsGivenWhatIsMadeAfterHeAsked() {
		String view = outageWhileTheTimelineIsSlow("2018-04");
		List<CompletableFuture<EntityExchangeResult<byte[]>>> after = askAgainAndRelease(view, 3);
		assertThat(after).allSatisfy((asked) -> assertThat(asked.join().getStatus()).isEqualTo(HttpStatus.OK))
			.allSatisfy((asked) -> assertThat(body(asked.join()))
				.as("503 from the service, or not asked after some of them")
				.contains("\"matrix\":{\"status\":\"unavailable\""));
		assertThat(Platform.METRICS.requests().stream().filter((address) -> address.contains("2018-04")))
			.as("for the first, to see whether that was told, and for all others together; each perhaps twice")
			.hasSizeLessThanOrEqualTo(6);
	}

	/** Of the view that somebody waits for then, only the matrix was lost. */
	private String outageWhileTheTimelineIsSlow(String asOf) {
		String view = VIEW.replace("2018-07", asOf);
		String matrix = MATRIX.substring("GET ".length()).replace("2018-07", asOf);
		Platform.timeline(asOf);
		Platform.METRICS.answer(matrix, 503, "{}");
		Platform.TIMELINE.hold("/api/v1/timelines");
		this.asked.add(CompletableFuture.supplyAsync(() -> get(view)));
		await().until(() -> Platform.METRICS.requests().contains("GET " + matrix)
				&& Platform.TIMELINE.held().stream().anyMatch((address) -> address.contains(asOf)));
		// what shares the call to the metrics service, or makes it later, is told after
		// that view
		assertThat(body(get(view + "&include=matrix,profiles"))).contains("unavailable");
		return view;
	}

	private List<CompletableFuture<EntityExchangeResult<byte[]>>> askAgainAndRelease(String view, int times) {
		List<CompletableFuture<EntityExchangeResult<byte[]>>> again = new ArrayList<>();
		for (int i = 0; i < times; i++) {
			again.add(CompletableFuture.supplyAsync(() -> get(view), Thread::startVirtualThread));
		}
		pause();
		assertThat(this.asked.getFirst()).isNotDone();
		Platform.TIMELINE.release();
		return again;
	}

	@Test
	void eachKindOfChangeReachesWhatIsMadeOfIt() {
		assertAsksAgain(Platform.COMPANY, "{\"kind\": \"company\", \"key\": \"zhongan\", \"about\": [\"zhongan\"]}",
				"GET /internal/cases?group=pair");
		assertAsksAgain(Platform.COMPANY, "{\"kind\": \"group\", \"key\": \"pair\", \"about\": []}",
				"GET /internal/cases?group=pair");
		assertAsksAgain(Platform.COMPANY,
				"{\"kind\": \"relationship\", \"key\": \"a/b/c\", \"about\": [\"lufax-p2p\", \"x\"]}",
				"GET /internal/cases?group=pair");
		assertAsksAgain(Platform.COMPANY, "{\"kind\": \"source\", \"key\": \"R18a\", \"about\": []}",
				"GET /internal/sources?keys=R18a");
		assertAsksAgain(Platform.METRICS, "{\"kind\": \"index-set\", \"key\": \"key-indices\"}", MATRIX);
		assertAsksAgain(Platform.TIMELINE, "{\"kind\": \"events\", \"company\": \"lufax\"}",
				"GET /api/v1/timelines?companies=lufax&asOf=2018-07&limit=2000");
	}

	private void assertAsksAgain(StubService service, String change, String request) {
		forgetRequests();
		service.tell(change);
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
		while (requests().isEmpty() && System.nanoTime() < end) {
			get(VIEW);
		}
		assertThat(requests()).as(change).contains(request);
		awaitStatus(HIT);
	}

	@Test
	void serviceWithoutFeedIsAskedEachTimeAndTheOthersAreNot() throws InterruptedException {
		Platform.METRICS.feedsNoMore();
		TimeUnit.MILLISECONDS.sleep(1600);
		forgetRequests();
		get(VIEW);
		get(VIEW);
		assertThat(requests()).containsExactly(MATRIX, MATRIX);
		Platform.METRICS.tell("""
				{"kind": "observations", "company": "lufax", "indices": ["valuation"]}""");
		Platform.METRICS.feeds();
		awaitStatus(HIT);
	}

	@Test
	void clientThatWantsNothingKeptGetsNothingKept() {
		EntityExchangeResult<byte[]> answer = get(VIEW, HttpHeaders.CACHE_CONTROL, "no-cache");
		assertThat(status(answer))
			.isEqualTo("casebook; fwd=request; stored; detail=\"company=request metrics=request timeline=request\"");
		assertThat(requests()).hasSize(6).contains(MATRIX);
	}

	@Test
	void whoWritesThroughTheGatewayReadsWhatWasWritten() {
		Platform.METRICS.answer("PUT /api/v1/indices/valuation", 200, "{}");
		putIndex().expectStatus().isOk();
		forgetRequests();
		get(VIEW);
		assertThat(requests()).containsExactly(MATRIX);
	}

	@Test
	void whatIsRefusedOrOnlyReadChangesNothing() {
		Platform.METRICS.answer("PUT /api/v1/indices/valuation", 422, "{}");
		putIndex().expectStatus().isEqualTo(422);
		for (StubService service : List.of(Platform.COMPANY, Platform.METRICS, Platform.TIMELINE)) {
			service.answer("POST /internal/export", "{\"resource\":\"groups\",\"row\":2,\"fields\":{}}");
		}
		assertThat(get("/api/v1/packages/pair.zip").getStatus().value()).isEqualTo(200);
		assertThat(status(get(VIEW))).isEqualTo(HIT);
	}

	private WebTestClient.ResponseSpec putIndex() {
		return this.http.put()
			.uri("/api/v1/indices/valuation")
			.header("X-API-Key", GatewayTest.KEY)
			.header("Content-Type", "application/json")
			.bodyValue("{}")
			.exchange();
	}

	@Test
	void healthTellsHowTheGatewayStandsWithEachService() {
		assertThat(manage("/actuator/health")).contains("\"status\":\"UP\"");
		String health = manage("/actuator/health/platform");
		assertThat(health).contains("\"status\":\"UP\"").doesNotContain("DEGRADED");
		for (String service : List.of("company", "metrics", "timeline")) {
			assertThat(health)
				.contains("\"%s-service\":{\"breaker\":\"closed\",\"feed\":\"in-step\"}".formatted(service));
			assertThat(manage("/actuator/prometheus")).containsPattern(feedOf(service) + "1\\.0");
		}
	}

	@Test
	void healthIsDegradedWhileAServiceTellsNothing() {
		Platform.METRICS.feedsNoMore();
		await().atMost(Duration.ofSeconds(10))
			.untilAsserted(() -> assertThat(manage("/actuator/health/platform")).contains("\"status\":\"DEGRADED\"")
				.contains("\"metrics-service\":{\"breaker\":\"closed\",\"feed\":\"behind\"}"));
		assertThat(manage("/actuator/health")).contains("\"status\":\"DEGRADED\"");
		assertThat(manage("/actuator/health/readiness")).isEqualTo("{\"status\":\"UP\"}");
		assertThat(manage("/actuator/prometheus")).containsPattern(feedOf("metrics") + "0\\.0")
			.containsPattern(feedOf("company") + "1\\.0");
	}

	private static String feedOf(String service) {
		return "casebook_feed_in_step\\{[^}]*service=\"%s-service\"[^}]*} ".formatted(service);
	}

	/** What an operator is told, with the status 200. */
	private String manage(String path) {
		EntityExchangeResult<byte[]> answer = get("http://localhost:" + this.managementPort + path);
		assertThat(answer.getStatus()).isEqualTo(HttpStatus.OK);
		return new String(answer.getResponseBody(), StandardCharsets.UTF_8);
	}

	@Test
	void formatThatOneAsksForInASecondLineIsNotGivenToWhoAsksForAny() throws Exception {
		try (HttpClient client = HttpClient.newHttpClient()) {
			for (String control : List.of("no-cache", "max-age=0")) {
				HttpResponse<String> table = client
					.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + VIEW))
						.headers("Accept", "*/*", "Accept", "text/csv", "Cache-Control", control)
						.build(), HttpResponse.BodyHandlers.ofString());
				assertThat(table.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
			}
		}
		EntityExchangeResult<byte[]> any = get(VIEW, HttpHeaders.ACCEPT, "*/*");
		assertThat(any.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
	}

	@Test
	void keyThatIsTakenNoMoreIsUnknownAsSoonAsTheFeedTells() {
		Platform.TIMELINE.answer("/api/v1/events?company=lufax", "{\"items\": []}");
		this.http.get().uri("/api/v1/events?company=lufax").exchange().expectStatus().isOk();
		Platform.COMPANY.answer("/internal/keys?keys=lufax", "{\"known\": []}");
		Platform.COMPANY
			.tell("{\"kind\": \"company\", \"change\": \"retired\", \"key\": \"lufax\", \"about\": [\"lufax\"]}");
		await().untilAsserted(
				() -> this.http.get().uri("/api/v1/events?company=lufax").exchange().expectStatus().isNotFound());
	}

	@Test
	void rowsOfDifferentVersionsOfAnIndexAreNotOneMatrix() {
		String other = Platform.INDICES.replace("Valuation", "Worth");
		Platform.METRICS.answer(LUFAX_ROW.substring("GET ".length()),
				"{\"indices\": %s, \"cells\": [%s]}".formatted(other, Platform.LUFAX_CELL));
		Platform.METRICS.answer(MATRIX.substring("GET ".length()),
				"{\"indices\": %s, \"cells\": [%s]}".formatted(other, Platform.LUFAX_CELL));
		Platform.METRICS.tell("{\"kind\": \"observations\", \"company\": \"lufax\", \"indices\": [\"valuation\"]}");
		pause();
		Mono.delay(Duration.ofMillis(150))
			.subscribe((tick) -> Platform.METRICS.tell("{\"kind\": \"index\", \"key\": \"valuation\"}"));
		assertThat(new String(get(VIEW).getResponseBody(), StandardCharsets.UTF_8)).contains("Worth");
		assertThat(requests()).contains(MATRIX);
		Platform.matrix("2018-07");
		Platform.METRICS.tell("{\"kind\": \"index\", \"key\": \"valuation\"}");
	}

	@Test
	void dayBeginsAndWhatIsAsOfTodayIsAnother() {
		String today = VIEW.replace("&asOf=2018-07", "");
		for (String day : List.of("2018-07-31", "2018-08-01")) {
			Platform.matrix(day);
			Platform.timeline(day);
			assertThat(new String(get(today).getResponseBody())).contains("\"asOf\":\"" + day + "\"");
			assertThat(status(get(today))).isEqualTo(HIT);
			Platform.CLOCK.move(Duration.ofSeconds(2));
		}
	}

	@Test
	void compressedViewIsTheSameUnderATagOfItsOwn() throws Exception {
		HttpResponse<byte[]> plain = raw("br");
		HttpResponse<byte[]> zipped = raw("br;q=1, gzip");
		assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
		assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
		assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes()).isEqualTo(plain.body());
		String tag = plain.headers().firstValue("ETag").orElseThrow();
		String zippedTag = zipped.headers().firstValue("ETag").orElseThrow();
		assertThat(zippedTag).isEqualTo(tag.replaceAll("\"$", "-gzip\""));
		for (String known : List.of(tag, zippedTag)) {
			HttpResponse<byte[]> same = raw("gzip", "If-None-Match", known);
			assertThat(same.statusCode()).isEqualTo(304);
			assertThat(same.headers().firstValue("Cache-Status")).hasValue(HIT);
			assertThat(same.headers().firstValue("Content-Encoding").isPresent()).isEqualTo(known.equals(zippedTag));
		}
		assertThat(raw("gzip;q=0").headers().firstValue("Content-Encoding")).isEmpty();
		HttpResponse<byte[]> odd = raw("gzip", "If-None-Match", "\"x\" " + tag, "Cache-Control", "no-cache");
		assertThat(odd.headers().firstValue("Content-Encoding")).isEmpty();
		assertThat(odd.body()).isIn(plain.body(), new byte[0]);
	}

	@Test
	void differentBytesNeverHaveTheSameTag() throws Exception {
		Map<String, byte[]> bytes = new HashMap<>();
		try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
			for (List<String> encodings : List.of(List.of("deflate"), List.of("*"), List.of("x-gzip"),
					List.of("br", "gzip"), List.of("gzip;q=0, *"), List.of("*;q=0"), List.of("identity, deflate"),
					List.of("gzip"))) {
				// the first is compressed by the server on the same connection, the last
				// may be repeated
				for (String path : List.of("/v3/api-docs/gateway", "/v3/api-docs", VIEW, VIEW)) {
					HttpRequest.Builder request = HttpRequest
						.newBuilder(URI.create("http://localhost:" + this.port + path));
					encodings.forEach((line) -> request.header("Accept-Encoding", line));
					HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
					if (!path.equals("/v3/api-docs/gateway")) {
						byte[] before = bytes.putIfAbsent(answer.headers().firstValue("ETag").orElseThrow(),
								answer.body());
						assertThat(answer.body()).as("what accepts " + encodings)
							.isEqualTo((before != null) ? before : answer.body());
					}
				}
			}
		}
		assertThat(bytes).hasSize(4);
	}

	@Test
	void gzipIsUnderstoodHoweverItIsAskedFor() throws Exception {
		for (List<String> encodings : List.of(List.of("*"), List.of("x-gzip"), List.of("br", "gzip"),
				List.of("*;q=0, gzip"))) {
			HttpResponse<byte[]> zipped = raw(encodings.getFirst(),
					(encodings.size() > 1) ? new String[] { "Accept-Encoding", encodings.getLast() } : new String[0]);
			assertThat(zipped.headers().allValues("Content-Encoding")).as("for " + encodings).containsExactly("gzip");
		}
		for (String encodings : List.of("gzip;q=0, *", "*;q=0", "deflate", ";", "br, ;", "; ; q")) {
			HttpResponse<byte[]> plain = raw(encodings);
			assertThat(plain.statusCode()).as("for " + encodings).isEqualTo(200);
			assertThat(plain.headers().firstValue("Content-Encoding")).as("for " + encodings).isEmpty();
		}
	}

	/** Without a client that unpacks by itself. */
	private HttpResponse<byte[]> raw(String encodings, String... headers) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + VIEW))
			.header("Accept-Encoding", encodings);
		if (headers.length > 0) {
			request.headers(headers);
		}
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
		}
	}

	/** Asks until the answer came about like that, and gives its text. */
	private String awaitStatus(String expected) {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
		String seen = "";
		while (System.nanoTime() < end) {
			EntityExchangeResult<byte[]> answer = get(VIEW);
			seen = status(answer);
			if (seen.equals(expected)) {
				return body(answer);
			}
		}
		throw new AssertionError("The last answer came about as " + seen);
	}

	private EntityExchangeResult<byte[]> get(String address, String... headers) {
		WebTestClient.RequestHeadersSpec<?> request = this.http.get().uri((base) -> base.build().resolve(address));
		for (int i = 0; i < headers.length; i += 2) {
			request.header(headers[i], headers[i + 1]);
		}
		return request.exchange().expectBody().returnResult();
	}

	private static String body(EntityExchangeResult<byte[]> answer) {
		return new String(answer.getResponseBody(), StandardCharsets.UTF_8);
	}

	private static String status(EntityExchangeResult<?> answer) {
		return String.valueOf(answer.getResponseHeaders().getFirst("Cache-Status"));
	}

	private static void forgetRequests() {
		Platform.COMPANY.requests().clear();
		Platform.METRICS.requests().clear();
		Platform.TIMELINE.requests().clear();
	}

	private static List<String> requests() {
		return List.of(Platform.COMPANY, Platform.METRICS, Platform.TIMELINE)
			.stream()
			.flatMap((service) -> service.requests().stream())
			.toList();
	}

	private static void pause() {
		try {
			TimeUnit.MILLISECONDS.sleep(200);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
