package io.casebook.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is left of the platform serves when a part is killed, and all of it recovers.
 */
@AgainstPlatform(destructive = true)
@Order(Stage.FAULTS)
@TestMethodOrder(OrderAnnotation.class)
class FaultTests {

	private static final Map<String, String> SECTIONS = Map.of("company-service", "profiles", "metrics-service",
			"matrix", "timeline-service", "timeline");

	private static final List<String> SERVICES = List.of("company-service", "metrics-service", "timeline-service",
			"gateway");

	/** What the gateway waits for a service, and a little. */
	private static final Duration DEADLINE = Duration.ofSeconds(7);

	private static final String NEW_VIEW = "/api/v1/comparisons?indices=valuation,active-users&companies=lufax,qudian&asOf=";

	private static final Duration FEED_SILENCE = Duration.ofSeconds(2);

	private static final AtomicInteger DAYS = new AtomicInteger();

	private final Faults faults = Objects.requireNonNull(Faults.named());

	@AfterEach
	void everythingIsLiveAgain() {
		awaitLive();
	}

	@Order(1)
	@ParameterizedTest
	@CsvSource({ "company-service, 'zhongan,lufax,qudian'", "metrics-service, 'qudian,lufax,zhongan'",
			"timeline-service, 'lufax,qudian,zhongan'" })
	void viewsAreServedWithoutAKilledServiceAndWholeAgainAfterwards(String service, String companies) {
		JsonNode whole = Platform.json(Platform.COMPARISON);
		this.faults.kill(service);
		try {
			Instant end = Instant.now().plusSeconds(10);
			boolean marked = false;
			while (!marked && Instant.now().isBefore(end)) {
				marked = !status(viewInUnderASecond(), section(service)).equals("live");
			}
			assertThat(marked).as("section of %s is marked", service).isTrue();
			assertRestIsServed(service, whole);
			assertNewViewIsServed(service, companies);
		}
		finally {
			this.faults.restore(service);
		}
		awaitLive();
		assertThat(Platform.json(Platform.COMPARISON)).isEqualTo(whole);
	}

	/**
	 * Nothing tells that such a service does not answer but that it does not answer.
	 * Until its feed is found to be silent, what is kept of it counts as live.
	 */
	@Order(2)
	@ParameterizedTest
	@ValueSource(strings = { "company-service", "metrics-service", "timeline-service" })
	void frozenServiceIsWaitedForNoLongerThanItsDeadlineAndIsBackSoonAfterItThaws(String service) {
		this.faults.freeze(service);
		try {
			Instant silent = Instant.now().plus(FEED_SILENCE);
			Instant end = Instant.now().plusSeconds(60);
			while (true) {
				boolean noticed = Instant.now().isAfter(silent);
				JsonNode view = within(DEADLINE, NEW_VIEW + unusedDay());
				SECTIONS.forEach((owner, section) -> {
					if (noticed || !owner.equals(service)) {
						assertThat(status(view, section)).as(section)
							.isIn(owner.equals(service) ? List.of("unavailable", "stale") : List.of("live"));
					}
				});
				if (breaker(service).equals("open")) {
					break;
				}
				assertThat(Instant.now()).as("the breaker opens").isBefore(end);
			}
			within(Duration.ofSeconds(1), NEW_VIEW + unusedDay());
		}
		finally {
			this.faults.thaw(service);
		}
		Instant thawed = Instant.now();
		awaitLive();
		System.out.printf("%s live %d ms after it thawed%n", service,
				Duration.between(thawed, Instant.now()).toMillis());
		assertThat(Instant.now()).isBefore(thawed.plusSeconds(10));
	}

	@Test
	@Order(3)
	void everythingRecoversFromAKilledDatabaseWithoutARestart() {
		JsonNode whole = Platform.json(Platform.COMPARISON);
		Map<String, String> before = processes();
		this.faults.kill("postgres");
		Answer during = Platform.get(Platform.COMPARISON);
		assertThat(during.status()).as(during.toString()).isIn(200, 503);
		this.faults.restore("postgres");
		awaitLive();
		assertThat(Platform.json(Platform.COMPARISON)).isEqualTo(whole);
		for (String path : List.of("/api/v1/companies", "/api/v1/observations", "/api/v1/events")) {
			assertThat(Platform.get(path).status()).as(path).isEqualTo(200);
		}
		assertThat(processes()).isEqualTo(before);
	}

	private static void assertRestIsServed(String service, JsonNode whole) {
		JsonNode view = viewInUnderASecond();
		SECTIONS.forEach((other, section) -> {
			if (!other.equals(service)) {
				assertThat(status(view, section)).as("section %s without %s", section, service).isEqualTo("live");
			}
		});
		if (status(view, section(service)).equals("unavailable")) {
			JsonNode problem = view.at("/sections/" + section(service) + "/problem");
			assertThat(Json.string(problem, "type")).contains("/problems/");
			assertThat(Json.string(problem, "title")).isNotBlank();
		}
		if (!service.equals("metrics-service")) {
			assertThat(Json.strings(view, "cells", "state")).isEqualTo(Json.strings(whole, "cells", "state"));
		}
		if (!service.equals("timeline-service")) {
			assertThat(view.get("timeline")).isEqualTo(whole.get("timeline"));
		}
	}

	/**
	 * Without a kept copy to fall back on, as the platform was never asked this before.
	 */
	private static void assertNewViewIsServed(String service, String companies) {
		JsonNode view = inUnderASecond(
				"/api/v1/comparisons?indices=valuation,active-users&asOf=2018-08&companies=" + companies);
		SECTIONS.forEach((owner, section) -> {
			if (owner.equals(service)) {
				assertThat(status(view, section)).isIn("unavailable", "stale");
			}
			else {
				assertThat(status(view, section)).as("section %s without %s", section, service).isEqualTo("live");
			}
		});
	}

	/** One that nobody asked for yet, so that nothing of it is kept. */
	private static String unusedDay() {
		return LocalDate.of(2018, 8, 1).plusDays(DAYS.incrementAndGet()).toString();
	}

	private static String breaker(String service) {
		return Json.string(
				Platform.manage("/actuator/health/platform").json().at("/components/services/details/" + service),
				"breaker");
	}

	private static JsonNode viewInUnderASecond() {
		return inUnderASecond(Platform.COMPARISON);
	}

	private static JsonNode inUnderASecond(String path) {
		return within(Duration.ofSeconds(1), path);
	}

	private static JsonNode within(Duration most, String path) {
		Instant begin = Instant.now();
		Answer answer = Platform.get(path);
		Duration took = Duration.between(begin, Instant.now());
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		assertThat(took).as("time of the view").isLessThan(most);
		return answer.json();
	}

	private void awaitLive() {
		Awaitility.await("all sections live")
			.atMost(this.faults.recovery())
			.pollInterval(Duration.ofMillis(500))
			.untilAsserted(() -> {
				JsonNode view = Platform.json(Platform.COMPARISON);
				SECTIONS.values().forEach((section) -> assertThat(status(view, section)).isEqualTo("live"));
			});
	}

	private Map<String, String> processes() {
		return SERVICES.stream().collect(Collectors.toMap((service) -> service, this.faults::process));
	}

	private static String section(String service) {
		return Objects.requireNonNull(SECTIONS.get(service));
	}

	private static String status(JsonNode view, String section) {
		return Json.string(view.at("/sections/" + section), "status");
	}

}
