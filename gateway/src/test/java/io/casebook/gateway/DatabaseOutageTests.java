package io.casebook.gateway;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.casebook.testcalls.CallKeyForTests;
import io.casebook.testpostgres.PostgresServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A gateway that was started while neither its database nor Redis could be reached. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "casebook.access.admin-key=" + GatewayTest.KEY, "casebook.dataset=", "casebook.spool.limit=10KB",
				"casebook.quota.redis=redis://127.0.0.1:1", "casebook.quota.anonymous=3",
				"casebook.reference.prepared-after=500ms" })
@AutoConfigureWebTestClient(timeout = "PT30S")
@ContextConfiguration(initializers = { Platform.class, DatabaseOutageTests.Unreachable.class, CallKeyForTests.class })
class DatabaseOutageTests {

	private static final int PORT = Forwarder.freePort();

	@Autowired
	private WebTestClient http;

	@LocalManagementPort
	private int managementPort;

	@AfterEach
	void reset() {
		Platform.reset();
	}

	@Test
	void gatewayServesWhatNeedsNoDatabaseAndFindsItWhenItIsThere() throws IOException {
		status("http://localhost:" + this.managementPort + "/actuator/health/readiness", 200);
		status("/api/v1/comparisons?group=pair&indexSet=key-indices&asOf=2018-07", 200);
		status("/api/v1/jobs", 503);
		this.http.get()
			.uri("/api/v1/companies")
			.header("X-API-Key", GatewayTest.KEY)
			.exchange()
			.expectStatus()
			.isEqualTo(503)
			.expectHeader()
			.exists("Retry-After")
			.expectHeader()
			.contentType("application/problem+json");
		Forwarder database = Forwarder.open(PORT, PostgresServer.get().port());
		try {
			await().untilAsserted(() -> status("/api/v1/jobs", 200));
			refusesBodiesThatAreTooLargeWhetherOrNotTheirLengthIsTold();
		}
		finally {
			database.close();
		}
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void nobodyIsRefusedWhileNothingCanBeCountedAndThatIsSaidOnceInAWhile(CapturedOutput output) {
		for (int i = 0; i < 30; i++) {
			this.http.get()
				.uri("/api/v1/groups/pair")
				.exchange()
				.expectStatus()
				.isOk()
				.expectHeader()
				.doesNotExist("RateLimit");
		}
		assertThat(output.getOut().lines().filter((line) -> line.contains("Quotas cannot be counted")))
			.hasSizeBetween(0, 2);
	}

	@Test
	void referenceIsMadeBeforeAnybodyAsks() {
		List<StubService> services = List.of(Platform.COMPANY, Platform.METRICS, Platform.TIMELINE);
		services.forEach((service) -> service.answer("/v3/api-docs", "{\"openapi\": \"3.1.0\", \"paths\": {}}"));
		services.forEach((service) -> service.requests().clear());
		await().until(() -> services.stream().allMatch((service) -> service.requests().contains("GET /v3/api-docs")));
		this.http.get()
			.uri("/v3/api-docs")
			.exchange()
			.expectBody()
			.jsonPath("$.paths['/api/v1/comparisons'].get.operationId")
			.exists()
			.jsonPath("$['x-unavailable']")
			.doesNotExist();
	}

	private void refusesBodiesThatAreTooLargeWhetherOrNotTheirLengthIsTold() {
		post().bodyValue(new byte[20_000]).exchange().expectStatus().isEqualTo(413);
		post().body(Flux.range(0, 20).map((part) -> "1".repeat(1000)), String.class)
			.exchange()
			.expectStatus()
			.isEqualTo(413);
	}

	private WebTestClient.RequestBodySpec post() {
		return this.http.post()
			.uri("/api/v1/packages")
			.header("X-API-Key", GatewayTest.KEY)
			.contentType(MediaType.parseMediaType("application/zip"));
	}

	private void status(String address, int status) {
		this.http.get().uri((base) -> base.build().resolve(address)).exchange().expectStatus().isEqualTo(status);
	}

	/** Points the gateway at a port that nobody listens on yet. */
	static final class Unreachable implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			TestPropertyValues.of(Map.of("casebook.database.host", "localhost", "casebook.database.port",
					String.valueOf(PORT), "casebook.database.owner-password", "gateway_owner",
					"casebook.database.app-password", "gateway_app"))
				.applyTo(context);
		}

	}

}
