package io.casebook.gateway;

import java.time.Duration;
import java.util.List;

import io.casebook.deadlines.Deadline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A gateway that gives an answer a second and a half, and each call more than that. */
@GatewayTest
@TestPropertySource(properties = { "casebook.protection.deadline=1500ms", "casebook.imports.deadline=1s" })
class DeadlineHttpTests {

	private static final String VIEW = "/api/v1/comparisons?group=pair&indexSet=key-indices&asOf=2018-07";

	@Autowired
	private WebTestClient http;

	@BeforeEach
	@AfterEach
	void reset() {
		Platform.reset();
	}

	@Test
	void servicesAreToldWhatIsLeftOfTheTimeWhateverTheClientSaysOfIt() {
		for (String path : List.of("/api/v1/indices", "/api/v1/events", "/api/v1/companies")) {
			this.http.get().uri(path).header(Deadline.HEADER, "999999").exchange();
		}
		this.http.get().uri((base) -> base.build().resolve(VIEW)).header("Cache-Control", "no-cache").exchange();
		for (StubService service : List.of(Platform.COMPANY, Platform.METRICS, Platform.TIMELINE)) {
			assertThat(service.heads()).hasSizeGreaterThan(1)
				.allSatisfy((head) -> assertThat(head.getAll(Deadline.HEADER)).singleElement()
					.satisfies((time) -> assertThat(Integer.parseInt(time)).isBetween(1, 1500)));
		}
	}

	@Test
	void writingIsGivenTheTimeOfItsCallAlone() {
		this.http.put()
			.uri("/api/v1/indices/valuation")
			.header("X-API-Key", GatewayTest.KEY)
			.header("Content-Type", "application/json")
			.bodyValue("{}")
			.exchange();
		assertThat(Platform.METRICS.heads()).singleElement()
			.satisfies((head) -> assertThat(head.get(Deadline.HEADER)).isEqualTo("2500"));
	}

	@Test
	void tableIsRefusedInTimeThoughItsServiceIsSilent() {
		Platform.METRICS.silent();
		long start = System.nanoTime();
		this.http.post()
			.uri("/api/v1/observations")
			.header("X-API-Key", GatewayTest.KEY)
			.header("Content-Type", "text/csv")
			.bodyValue("company,index\n")
			.exchange()
			.expectStatus()
			.isEqualTo(503);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(900),
				Duration.ofSeconds(3));
	}

	@Test
	void viewIsThereInItsTimeThoughAServiceIsSilent() {
		Platform.METRICS.silent();
		long start = System.nanoTime();
		this.http.get()
			.uri((base) -> base.build().resolve(VIEW))
			.header("Cache-Control", "no-cache")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.sections.matrix.status")
			.isEqualTo("unavailable");
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2400));
	}

	@Test
	void routedReadIsAnsweredInItsTimeHoweverLongItsGroupWasLookedFor() {
		Platform.COMPANY.answer("/api/v1/groups/late", "{\"key\": \"late\", \"members\": [\"lufax\"]}");
		Platform.COMPANY.hold("/api/v1/groups/late");
		Platform.METRICS.silent();
		Mono.delay(Duration.ofMillis(900)).subscribe((over) -> Platform.COMPANY.release());
		long start = System.nanoTime();
		this.http.get().uri("/api/v1/observations?group=late").exchange().expectStatus().isEqualTo(503);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(1400),
				Duration.ofMillis(2300));
		assertThat(Platform.METRICS.heads()).singleElement()
			.satisfies((head) -> assertThat(Integer.parseInt(head.get(Deadline.HEADER))).isBetween(1, 650));
	}

}
