package io.casebook.gateway;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@GatewayTest
class ChangeHttpTests {

	private static final String VIEW = "/api/v1/comparisons/stream?group=pair&indexSet=key-indices&asOf=2018-07";

	private static final String TIMELINE = "/api/v1/comparisons/stream?companies=lufax&include=timeline&asOf=2016-03";

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	@Autowired
	private WebTestClient http;

	@LocalServerPort
	private int port;

	@BeforeEach
	void servicesTellWhatChanges() {
		Platform.reset();
		Platform.COMPANY.feeds();
		Platform.METRICS.feeds();
		Platform.TIMELINE.feeds();
	}

	@AfterEach
	void reset() throws InterruptedException {
		Platform.reset();
		// until the gateway has noticed that nobody tells it anything
		TimeUnit.MILLISECONDS.sleep(300);
	}

	@Test
	void changesOfAllServicesComeAsOneFeedThatGoesOn() {
		int company = Platform.COMPANY.told();
		int metrics = Platform.METRICS.tell("{\"sequence\": 1, \"kind\": \"observations\", \"company\": \"lufax\"}");
		int timeline = Platform.TIMELINE.told();
		List<String> lines = lines("%d-%d-%d".formatted(company, metrics - 1, timeline), 1);
		assertThat(lines).containsExactly(
				"{\"position\":\"%d-%d-%d\",\"change\":{\"service\":\"metrics\",\"sequence\":1,\"kind\":\"observations\",\"company\":\"lufax\"}}"
					.formatted(company, metrics, timeline));
		Platform.COMPANY.tell("{\"sequence\": 2, \"kind\": \"group\", \"key\": \"pair\"}");
		assertThat(lines("%d-%d-%d".formatted(company, metrics, timeline), 1)).containsExactly(
				"{\"position\":\"%d-%d-%d\",\"change\":{\"service\":\"company\",\"sequence\":2,\"kind\":\"group\",\"key\":\"pair\"}}"
					.formatted(company + 1, metrics, timeline));
	}

	@Test
	void serviceThatIsOutIsWaitedForAndNothingOfItIsLost() {
		String start = "%d-%d-%d".formatted(Platform.COMPANY.told(), Platform.METRICS.told(), Platform.TIMELINE.told());
		Platform.METRICS.feedsNoMore();
		StepVerifier
			.create(events("/api/v1/changes?after=" + start).filter((event) -> !"in-step".equals(event.event())))
			.assertNext((event) -> assertThat(event.event() + event.data()).isEqualTo("waiting[\"metrics-service\"]"))
			.then(() -> {
				Platform.METRICS.tell("{\"kind\": \"index\", \"key\": \"users\"}");
				Platform.METRICS.feeds();
			})
			.thenConsumeWhile((event) -> "waiting".equals(event.event()))
			.assertNext((event) -> assertThat(event.data())
				.isEqualTo("{\"service\":\"metrics\",\"kind\":\"index\",\"key\":\"users\"}"))
			.thenCancel()
			.verify(PATIENCE);
	}

	@Test
	void serviceThatAlwaysHasMoreToTellIsNotOneThatTellsNothing() {
		String start = "%d-%d-%d".formatted(Platform.COMPANY.told(), Platform.METRICS.told(), Platform.TIMELINE.told());
		Platform.METRICS.hasMoreToTell();
		Disposable telling = Flux.interval(Duration.ofMillis(50))
			.subscribe((tick) -> Platform.METRICS.tell("{\"kind\": \"index\", \"key\": \"one-of-many\"}"));
		try {
			assertThat(events("/api/v1/changes?after=" + start).take(60).collectList().block(PATIENCE)).hasSize(60)
				.allSatisfy((event) -> assertThat(event.event()).isEqualTo("change"));
		}
		finally {
			telling.dispose();
		}
	}

	/**
	 * More than the buffers on the way hold is told, so that nothing more is asked of the
	 * services while the client takes nothing.
	 */
	@Test
	void clientThatTakesNothingForAWhileIsToldAllByTheSameFeeds() throws Exception {
		int company = Platform.COMPANY.told();
		int timeline = Platform.TIMELINE.told();
		int before = Platform.METRICS.told();
		String change = "{\"kind\": \"observations\", \"company\": \"slowly-read\", \"filling\": \"%s\"}"
			.formatted("x".repeat(4000));
		IntStream.range(0, 1500).forEach((each) -> Platform.METRICS.tell(change));
		// the gateway's own
		await().until(() -> feedsOpened() == 3);
		try (Socket socket = new Socket()) {
			socket.setReceiveBufferSize(1 << 16);
			socket.connect(new InetSocketAddress("localhost", this.port));
			socket.getOutputStream().write("""
					GET /api/v1/changes?after=%d-%d-%d HTTP/1.1
					Host: localhost
					Accept: application/x-ndjson

					""".formatted(company, before, timeline).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
			BufferedReader answer = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
			assertThat(answer.readLine()).isEqualTo("HTTP/1.1 200 OK");
			await().until(() -> feedsOpened() == 6);
			TimeUnit.MILLISECONDS.sleep(3200);
			List<String> changes = answer.lines().filter((line) -> line.contains("\"change\"")).limit(1500).toList();
			assertThat(feedsOpened()).isEqualTo(6);
			assertThat(changes).hasSize(1500);
			for (int i = 0; i < changes.size(); i++) {
				assertThat(changes.get(i))
					.startsWith("{\"position\":\"%d-%d-%d\"".formatted(company, before + i + 1, timeline));
			}
		}
	}

	private static int feedsOpened() {
		return Stream.of(Platform.COMPANY, Platform.METRICS, Platform.TIMELINE)
			.mapToInt(StubService::feedsOpened)
			.sum();
	}

	@Test
	void positionsThatCannotBeResumedAreRefused() {
		assertThat(refused("0-9999-0", HttpStatus.GONE)).contains("\"type\":\"/problems/position-gone\"",
				"The metrics-service can go on after its changes", "and this position is after 9999.");
		assertThat(refused("12", HttpStatus.BAD_REQUEST)).contains("\"parameter\":\"after\"", "\"value\":\"12\"");
	}

	@Test
	void oldestChangeThatIsKeptComesFirst() {
		Platform.METRICS.tell("{\"kind\": \"index\", \"key\": \"cleared-away\"}");
		int removed = Platform.METRICS.told();
		Platform.METRICS.tell("{\"kind\": \"index\", \"key\": \"kept\"}");
		Platform.COMPANY.keepsAfter(Platform.COMPANY.told());
		Platform.METRICS.keepsAfter(removed);
		Platform.TIMELINE.keepsAfter(Platform.TIMELINE.told());
		assertThat(lines("oldest", 1).getFirst()).contains("-%d-".formatted(removed + 1), "\"key\":\"kept\"");
		ServerSentEvent<String> first = Objects
			.requireNonNull(events("/api/v1/changes", "oldest").filter((event) -> "change".equals(event.event()))
				.blockFirst(PATIENCE));
		assertThat(first.data()).contains("\"key\":\"kept\"");
		assertThat(refused("0-0-0", HttpStatus.GONE)).contains("The metrics-service can go on after its changes");
	}

	@Test
	void whichChangeIsTheOldestCannotBeSaidWithoutAService() {
		Platform.METRICS.gone();
		assertThat(refused("oldest", HttpStatus.SERVICE_UNAVAILABLE)).contains("metrics-service does not answer");
	}

	@Test
	void comparisonIsFollowedCellByCell() {
		AtomicReference<String> cells = new AtomicReference<>();
		StepVerifier.create(events(VIEW).filter((event) -> !"in-step".equals(event.event()))).assertNext((event) -> {
			assertThat(event.event()).isEqualTo("view");
			assertThat(event.data()).contains("\"state\":\"reported\"");
		}).then(() -> {
			// the other row is asked for, too, while the feed has not said that it is in
			// step
			for (String companies : List.of("lufax", "lufax,zhongan")) {
				Platform.METRICS
					.answer("/internal/matrix?companies=%s&indexSet=key-indices&asOf=2018-07".formatted(companies), """
							{"indices": %s, "cells": [
							  {"company": "lufax", "index": "valuation", "state": "withheld"}, %s]}"""
						.formatted(Platform.INDICES, Platform.ZHONGAN_CELL));
			}
			Platform.METRICS.tell("{\"kind\": \"observations\", \"company\": \"lufax\"}");
		}).assertNext((event) -> {
			assertThat(event.event() + event.data()).isEqualTo(
					"cells[{\"company\":\"lufax\",\"index\":\"valuation\",\"state\":\"withheld\",\"verdicts\":[]}]");
			cells.set(Objects.requireNonNull(event.id()));
		}).assertNext((event) -> {
			assertThat(event.event() + event.data()).isEqualTo("completeness{\"lufax\":0,\"zhongan\":0}");
			assertThat(cells.get()).as("what has the cells alone is no view").isEqualTo(event.id() + ".1");
		}).then(() -> {
			for (String companies : List.of("lufax", "lufax,zhongan")) {
				Platform.TIMELINE.answer("/api/v1/timelines?companies=" + companies + "&asOf=2018-07&limit=2000",
						"{\"items\": []}");
			}
			Platform.TIMELINE.tell("{\"kind\": \"events\", \"company\": \"lufax\"}");
		})
			.assertNext((event) -> assertThat(event.event() + event.data())
				.isEqualTo("events{\"changed\":[],\"removed\":[\"e-1\"]}"))
			.assertNext((event) -> {
				assertThat(event.event()).isEqualTo("findings");
				assertThat(event.data())
					.startsWith("{\"appeared\":[],\"resolved\":[{\"code\":\"event-before-founding\"");
			})
			.thenCancel()
			.verify(PATIENCE);
	}

	@Test
	void clientThatHasTheViewIsNotSentItAgain() {
		ServerSentEvent<String> view = Objects.requireNonNull(events(VIEW).blockFirst(PATIENCE));
		assertThat(view.event()).isEqualTo("view");
		ServerSentEvent<String> next = first(VIEW, Objects.requireNonNull(view.id()));
		assertThat(next.event()).isEqualTo("in-step");
		assertThat(next.id()).isEqualTo(view.id());
	}

	@Test
	void followedComparisonSaysThatItIsInStepThroughoutAnOutage() {
		Platform.METRICS.gone();
		assertThat(events(VIEW + "&include=matrix,timeline").map((event) -> String.valueOf(event.event()))
			.filter((event) -> !"view".equals(event))
			.take(2)
			.collectList()
			.block(PATIENCE)).containsExactly("in-step", "in-step");
	}

	@Test
	void sectionThatIsStaleIsToldOnceHoweverOldItGrows() {
		Platform.timeline("2016-03");
		AtomicReference<String> stale = new AtomicReference<>();
		StepVerifier.create(events(TIMELINE)).assertNext((event) -> {
			assertThat(event.event()).isEqualTo("view");
			assertThat(event.data()).contains("\"sections\":{\"timeline\":{\"status\":\"live\"}}");
		})
			.then(Platform.TIMELINE::broken)
			.then(() -> Platform.CLOCK.move(Duration.ofSeconds(12)))
			.thenConsumeWhile((event) -> "in-step".equals(event.event()))
			.assertNext((event) -> {
				assertThat(event.event()).isEqualTo("sections");
				assertThat(event.data()).matches("\\{\"timeline\":\\{\"status\":\"stale\",\"age\":\"PT\\d+S\"}}");
				stale.set(Objects.requireNonNull(event.id()));
				Platform.CLOCK.move(Duration.ofSeconds(1));
			})
			.assertNext((event) -> {
				assertThat(event.event()).isEqualTo("in-step");
				assertThat(event.id()).isEqualTo(stale.get());
				servicesTellWhatChanges();
			})
			.thenConsumeWhile((event) -> "in-step".equals(event.event()))
			.assertNext((event) -> assertThat(event.event() + event.data())
				.isEqualTo("sections{\"timeline\":{\"status\":\"live\"}}"))
			.thenCancel()
			.verify(PATIENCE);
	}

	@Test
	void clientThatHasTheStaleViewIsNotSentItAgainWhenItIsOlder() {
		Platform.timeline("2016-04");
		String address = TIMELINE.replace("2016-03", "2016-04");
		assertThat(Objects.requireNonNull(events(address).blockFirst(PATIENCE)).data()).contains("\"live\"");
		Platform.TIMELINE.broken();
		await().until(() -> first(address, null).data(), (view) -> view.contains("\"stale\""));
		ServerSentEvent<String> view = first(address, null);
		Platform.CLOCK.move(Duration.ofSeconds(30));
		ServerSentEvent<String> next = first(address, Objects.requireNonNull(view.id()));
		assertThat(next.event()).isEqualTo("in-step");
		assertThat(next.id()).isEqualTo(view.id());
		servicesTellWhatChanges();
		await().until(() -> first(address, null).data(), (again) -> again.contains("\"live\""));
	}

	/** The first event of a stream, which may go on after another. */
	private ServerSentEvent<String> first(String address, @Nullable String last) {
		return Objects.requireNonNull(events(address, last).blockFirst(PATIENCE));
	}

	private Flux<ServerSentEvent<String>> events(String address) {
		return events(address, null);
	}

	private Flux<ServerSentEvent<String>> events(String address, @Nullable String last) {
		return this.http.get().uri((base) -> base.build().resolve(address)).headers((headers) -> {
			if (last != null) {
				headers.set("Last-Event-ID", last);
			}
		})
			.accept(MediaType.TEXT_EVENT_STREAM)
			.exchange()
			.expectStatus()
			.isOk()
			.returnResult(new ParameterizedTypeReference<ServerSentEvent<String>>() {
			})
			.getResponseBody();
	}

	private List<String> lines(String after, int number) {
		return Objects.requireNonNull(this.http.get()
			.uri("/api/v1/changes?after=" + after)
			.accept(MediaType.APPLICATION_NDJSON)
			.exchange()
			.expectStatus()
			.isOk()
			.returnResult(String.class)
			.getResponseBody()
			.filter((line) -> line.contains("\"change\""))
			.take(number)
			.collectList()
			.block(PATIENCE));
	}

	private String refused(String after, HttpStatus status) {
		return Objects.requireNonNull(this.http.get()
			.uri("/api/v1/changes?after=" + after)
			.accept(MediaType.APPLICATION_NDJSON)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody(String.class)
			.returnResult()
			.getResponseBody());
	}

}
