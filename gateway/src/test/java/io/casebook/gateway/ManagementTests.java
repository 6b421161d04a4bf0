package io.casebook.gateway;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What operators find on the management port. */
@GatewayTest
class ManagementTests {

	@LocalManagementPort
	private int port;

	private WebTestClient http;

	@BeforeEach
	void operator() {
		this.http = WebTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
	}

	@Test
	void gatewayTellsThatItIsReady() {
		this.http.get()
			.uri("/actuator/health/readiness")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.json("{\"status\": \"UP\"}", JsonCompareMode.STRICT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/docs", "/v3/api-docs", "/problems/unavailable", "/api/v1/companies",
			"/api/v1/comparisons?group=pair&indexSet=key-indices", "/api/v1/api-keys", "/internal/keys?keys=lufax",
			"/actuator/env", "/actuator/configprops", "/actuator/beans", "/actuator/heapdump", "/actuator/loggers",
			"/actuator/gateway/routes", "/actuator/shutdown" })
	void nothingElseIsThere(String path) {
		this.http.get()
			.uri(path)
			.header("X-API-Key", GatewayTest.KEY)
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectHeader()
			.doesNotExist("RateLimit")
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/not-found");
	}

	@Test
	void nothingCanBeChangedThere() {
		this.http.post()
			.uri("/actuator/health")
			.header("X-API-Key", GatewayTest.KEY)
			.exchange()
			.expectStatus()
			.isEqualTo(405);
	}

}
