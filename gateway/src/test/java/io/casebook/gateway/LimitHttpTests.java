package io.casebook.gateway;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that are too much for the gateway. */
@GatewayTest
class LimitHttpTests {

	@Autowired
	private WebTestClient http;

	@AfterEach
	void reset() {
		assertThat(Platform.COMPANY.requests()).isEmpty();
		assertThat(Platform.METRICS.requests()).isEmpty();
		Platform.reset();
	}

	@Test
	void addressIsReadToItsLimit() {
		refused(this.http.get().uri("/api/v1/companies?q=" + "a".repeat(70_000)), 414, "address-too-long");
	}

	@Test
	void headersAreReadToTheirLimit() {
		refused(this.http.get().uri("/api/v1/companies").header("X-Much", "a".repeat(9_000)), 431, "headers-too-large");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/api-keys", "/api/v1/observations" })
	void bodyThatIsReadAsAWholeIsReadToItsLimitWhichIsTold(String path) {
		refused(post(path, "{\"name\": \"" + "a".repeat(300_000) + "\"}"), 413, "content-too-large")
			.jsonPath("$.detail")
			.isEqualTo("A body of this kind may have up to 262144 bytes");
	}

	@Test
	void mappingOfATableIsReadToItsLimitWhichIsTold() {
		MultipartBodyBuilder form = new MultipartBodyBuilder();
		form.part("mapping", "{\"source\": \"" + "a".repeat(300_000) + "\"}");
		refused(this.http.post()
			.uri("/api/v1/tables")
			.header("X-API-Key", GatewayTest.KEY)
			.body(BodyInserters.fromMultipartData(form.build())), 413, "content-too-large").jsonPath("$.detail")
			.isEqualTo("A body of this kind may have up to 262144 bytes");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"name\": %s}", "[%s]" })
	void jsonIsReadToItsLimits(String body) {
		refused(post("/api/v1/api-keys", body.formatted("[".repeat(70) + "]".repeat(70))), 400, "malformed-request");
		refused(post("/api/v1/api-keys", body.formatted("1".repeat(1200))), 400, "malformed-request");
	}

	private WebTestClient.RequestHeadersSpec<?> post(String path, String body) {
		return this.http.post()
			.uri(path)
			.header("X-API-Key", GatewayTest.KEY)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(body);
	}

	private static WebTestClient.BodyContentSpec refused(WebTestClient.RequestHeadersSpec<?> request, int status,
			String type) {
		return request.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/" + type);
	}

}
