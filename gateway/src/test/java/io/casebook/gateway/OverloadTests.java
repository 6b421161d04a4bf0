package io.casebook.gateway;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A gateway that works on four requests of a kind at a time. */
@GatewayTest
@TestPropertySource(properties = "casebook.protection.in-flight=4")
class OverloadTests {

	private static final String VIEW = "/api/v1/comparisons?group=pair&indexSet=key-indices&asOf=2018-07";

	private static final String HIT = "200 casebook; hit";

	@LocalServerPort
	private int port;

	@Autowired
	private WebClient.Builder builder;

	private WebClient http;

	/** What nobody waits for when a test is over, so that none fails during the next. */
	private final Disposable.Composite asked = Disposables.composite();

	@AfterEach
	void leave() {
		this.asked.dispose();
	}

	@BeforeEach
	@AfterEach
	void reset() {
		Platform.reset();
		this.http = this.builder.clone().baseUrl("http://localhost:" + this.port).build();
	}

	@Test
	void whatThereIsNoRoomForIsRefusedAtOnceAndAllIsWellAgain() {
		allServicesAnswer();
		fillTheRoomOfLightReading();
		long start = System.nanoTime();
		assertThat(status("/api/v1/indices").block()).isEqualTo("503 5");
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
		assertThat(status("/problems/unavailable").block()).as("what is no work of the API").isEqualTo("200 null");
		Platform.reset();
		await().untilAsserted(() -> assertThat(status("/api/v1/jobs").block()).isEqualTo("200 null"));
	}

	@Test
	void serviceThatHangsLeavesRoomForReadersOfTheOthers() {
		allServicesAnswer();
		Platform.TIMELINE.answer("/api/v1/events/beside", "{}");
		fillTheRoomOfLightReading();
		assertThat(status("/api/v1/index-sets").block()).as("of the same service").isEqualTo("503 5");
		assertThat(status("/api/v1/groups/pair").block()).isEqualTo("200 null");
		assertThat(status("/api/v1/events/beside").block()).isEqualTo("200 null");
		assertThat(status("/api/v1/jobs").block()).isEqualTo("200 null");
	}

	@Test
	void costlyViewsAndStreamsLeaveRoomForLightReading() {
		fillTheRoomOfCostlyViews();
		ask(Flux.range(0, 4).flatMap((i) -> status("/api/v1/changes")));
		await().untilAsserted(() -> assertThat(status("/api/v1/changes").block()).isEqualTo("503 5"));
		assertThat(status("/api/v1/groups/pair").block()).isEqualTo("200 null");
	}

	@Test
	void viewThatIsKeptIsSentWhileThereIsNoRoomForOthers() {
		String profiles = VIEW + "&include=profiles";
		Platform.COMPANY.feeds();
		await().untilAsserted(() -> assertThat(wayOf(profiles)).isEqualTo(HIT));
		fillTheRoomOfCostlyViews();
		assertThat(wayOf(profiles)).isEqualTo(HIT);
	}

	@Test
	void viewThatIsBeingMadeIsWaitedForWhenThereIsNoRoomForMore() {
		String view = VIEW + "-09";
		Platform.timeline("2018-07-09");
		allServicesAnswer();
		Platform.METRICS.silent();
		ask(wayLater(view).flux());
		await().until(() -> Platform.METRICS.requests().stream().anyMatch((asked) -> asked.contains("2018-07-09")));
		Flux<String> others = Flux.range(0, 40).flatMap((i) -> wayLater(view), 40);
		assertThat(others.collectList().block()).hasSize(40)
			.allMatch((way) -> way.startsWith("200 casebook; fwd=uri-miss; collapsed; "), "collapsed");
		assertThat(Platform.METRICS.requests().stream().filter((asked) -> asked.contains("2018-07-09"))).hasSize(1);
	}

	@Test
	void whoWaitsForAViewThatFailsIsToldSo() {
		String view = "/api/v1/comparisons?companies=qudian,zhongan&indexSet=key-indices&asOf=2018-07";
		allServicesAnswer();
		Platform.COMPANY.silent();
		ask(status(view).flux());
		await().until(() -> Platform.COMPANY.requests().stream().anyMatch((asked) -> asked.contains("qudian")));
		assertThat(Flux.range(0, 40).flatMap((i) -> status(view), 40).collectList().block(Duration.ofSeconds(30)))
			.hasSize(40)
			.allMatch((status) -> status.startsWith("503 "), "503");
	}

	@Test
	void whoWaitsForAViewThatIsRefusedIsToldSo() {
		allServicesAnswer();
		String view = "/api/v1/comparisons?group=nope&indexSet=key-indices&asOf=2018-07";
		assertThat(Flux.range(0, 100).flatMap((i) -> status(view), 4).collectList().block(Duration.ofSeconds(30)))
			.hasSize(100)
			.allMatch((status) -> status.startsWith("404 "), "404");
	}

	/** None is known to be out from before. */
	private void allServicesAnswer() {
		List.of(Platform.COMPANY, Platform.METRICS, Platform.TIMELINE).forEach(StubService::feeds);
		await().untilAsserted(() -> assertThat(wayOf(VIEW, "no-cache")).contains("fwd=request; stored"));
	}

	private void fillTheRoomOfLightReading() {
		Platform.METRICS.silent();
		await().until(() -> {
			ask(status("/api/v1/indices").flux());
			return Collections.frequency(Platform.METRICS.requests(), "GET /api/v1/indices") == 4;
		});
	}

	private void fillTheRoomOfCostlyViews() {
		allServicesAnswer();
		Platform.METRICS.silent();
		ask(Flux.range(1, 4).flatMap((day) -> status(VIEW + "-0" + day)));
		await().until(
				() -> Platform.METRICS.requests().stream().filter((asked) -> asked.contains("2018-07-0")).count() == 4);
		assertThat(status("/api/v1/dossiers/lufax").block()).as("another costly view").isEqualTo("503 5");
	}

	@Test
	void clientsThatLeaveGiveTheirPlacesBack() {
		Platform.METRICS.silent();
		for (int i = 0; i < 20; i++) {
			status("/api/v1/indices").subscribe().dispose();
		}
		await().untilAsserted(() -> assertThat(status("/api/v1/jobs").block()).isEqualTo("200 null"));
	}

	@Test
	void clientThatLeavesEndsTheCallForTheSourcesOfAComparison() {
		allServicesAnswer();
		Platform.METRICS.answer("/internal/matrix?companies=lufax,zhongan&indexSet=key-indices&asOf=2018-03", """
				{"indices": %s, "cells": [%s, %s]}""".formatted(Platform.INDICES,
				Platform.LUFAX_CELL.replace("R18a", "left-comparison"), Platform.ZHONGAN_CELL));
		Platform.timeline("2018-03");
		assertLeavingEndsTheCallForSources(VIEW.replace("2018-07", "2018-03"), "left-comparison");
	}

	@Test
	void clientThatLeavesEndsTheCallForTheSourcesOfADossier() {
		allServicesAnswer();
		Platform.COMPANY.answer("/internal/cases?companies=leaver", """
				{"companies": [{"key": "leaver", "name": "Leaver", "kind": "case", "sources": ["left-dossier"]}],
				 "offerings": [], "relationships": []}""");
		Platform.COMPANY.answer("/api/v1/companies/leaver/offerings", "{\"items\": []}");
		Platform.COMPANY.answer("/api/v1/companies/leaver/capabilities", "{\"items\": []}");
		Platform.METRICS.answer("/api/v1/observations?company=leaver&limit=200", "{\"items\": []}");
		Platform.TIMELINE.answer("/api/v1/timelines?companies=leaver&limit=2000", "{\"items\": []}");
		assertLeavingEndsTheCallForSources("/api/v1/dossiers/leaver", "left-dossier");
	}

	private void assertLeavingEndsTheCallForSources(String view, String source) {
		Platform.COMPANY.hold("/internal/sources");
		Disposable client = status(view).subscribe();
		await().until(() -> Platform.COMPANY.held().stream().anyMatch((address) -> address.contains(source)));
		client.dispose();
		await().atMost(Duration.ofSeconds(1))
			.until(() -> Platform.COMPANY.held().stream().noneMatch((address) -> address.contains(source)));
	}

	private void ask(Flux<String> requests) {
		this.asked.add(requests.subscribe());
	}

	private @Nullable String wayOf(String path) {
		return wayOf(path, "max-age=60");
	}

	private @Nullable String wayOf(String path, String control) {
		return wayLater(path, control).block();
	}

	private Mono<String> wayLater(String path) {
		return wayLater(path, "max-age=60");
	}

	/** The status, and how the answer came about. */
	private Mono<String> wayLater(String path, String control) {
		return this.http.get()
			.uri(path)
			.header("Cache-Control", control)
			.exchangeToMono((response) -> response.releaseBody()
				.thenReturn(response.statusCode().value() + " "
						+ response.headers().asHttpHeaders().getFirst("Cache-Status")));
	}

	/** The status, and when to come again. */
	private Mono<String> status(String path) {
		return this.http.get()
			.uri(path)
			.exchangeToMono((response) -> response.releaseBody()
				.thenReturn(response.statusCode().value() + " "
						+ response.headers().asHttpHeaders().getFirst("Retry-After")));
	}

}
