package io.casebook.gateway;

import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole reference is made once, and only when it is whole. It has to be asked of
 * another gateway than the other tests' reference: the one of the tests of overload.
 */
@GatewayTest
@TestPropertySource(properties = "casebook.protection.in-flight=4")
class KeptReferenceTests {

	private static final String NOTHING = "{\"openapi\": \"3.1.0\", \"paths\": {}}";

	private static final String EVENTS = """
			{"openapi": "3.1.0", "paths": {"/api/v1/events": {"get": {"operationId": "page", "responses": {}}}}}""";

	@Autowired
	private WebTestClient http;

	@BeforeEach
	@AfterEach
	void reset() {
		Platform.reset();
	}

	@Test
	void referenceIsKeptOnceNothingIsMissing() {
		Platform.COMPANY.answer("/v3/api-docs", NOTHING);
		Platform.METRICS.answer("/v3/api-docs", NOTHING);
		EntityExchangeResult<byte[]> partial = reference();
		assertThat(text(partial)).contains("\"x-unavailable\":[\"timeline\"]").doesNotContain("/api/v1/events");
		Platform.TIMELINE.answer("/v3/api-docs", EVENTS);
		EntityExchangeResult<byte[]> whole = reference();
		assertThat(text(whole)).contains("/api/v1/events").doesNotContain("x-unavailable");
		String tag = Objects.requireNonNull(whole.getResponseHeaders().getETag());
		assertThat(tag).isNotEqualTo(partial.getResponseHeaders().getETag());

		Platform.reset();
		Platform.METRICS.gone();
		assertThat(text(reference())).isEqualTo(text(whole));
		this.http.get()
			.uri("/v3/api-docs")
			.header("If-None-Match", tag)
			.exchange()
			.expectStatus()
			.isNotModified()
			.expectHeader()
			.valueEquals("Cache-Control", "no-cache");
		assertThat(Platform.TIMELINE.requests()).noneMatch((request) -> request.contains("api-docs"));
	}

	private EntityExchangeResult<byte[]> reference() {
		return this.http.get().uri("/v3/api-docs").exchange().expectStatus().isOk().expectBody().returnResult();
	}

	private static String text(EntityExchangeResult<byte[]> answer) {
		return new String(Objects.requireNonNull(answer.getResponseBody()));
	}

}
