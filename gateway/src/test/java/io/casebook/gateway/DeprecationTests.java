package io.casebook.gateway;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** {@link GatewayTest} has one operation deprecated. */
@GatewayTest
class DeprecationTests {

	private static final String DEPRECATED = "/api/v1/companies/lufax/revisions";

	private static final String REVISIONS = """
			{"openapi": "3.1.0", "paths": {"/api/v1/companies/{company}/revisions": {"get": {
			   "operationId": "listCompanyRevisions", "responses": {"200": {"description": "OK"}}}}}}""";

	@Autowired
	private WebTestClient http;

	@Autowired
	private JsonMapper json;

	@BeforeEach
	@AfterEach
	void reset() {
		Platform.reset();
		Platform.COMPANY.answer(DEPRECATED, "{\"items\": []}");
		Platform.COMPANY.answer("/v3/api-docs", REVISIONS);
	}

	@Test
	void answersOfADeprecatedOperationSayUntilWhenItIsThere() {
		HttpHeaders headers = headers(DEPRECATED);
		assertThat(headers.get("Deprecation")).containsExactly("@1796083200");
		assertThat(headers.get("Sunset")).containsExactly("Tue, 01 Jun 2027 00:00:00 GMT");
		assertThat(headers.get("Link")).containsExactly("</docs>; rel=\"deprecation\"; type=\"text/html\"");
	}

	@Test
	void failuresOfItSayIt() {
		Platform.COMPANY.gone();
		assertThat(headers(DEPRECATED).get("Deprecation")).containsExactly("@1796083200");
	}

	@Test
	void otherOperationsSayNothing() {
		assertThat(headers("/api/v1/companies").containsHeader("Deprecation")).isFalse();
	}

	@Test
	void referenceMarksIt() {
		JsonNode operation = reference().at("/paths/~1api~1v1~1companies~1{company}~1revisions/get");
		assertThat(operation.path("deprecated").asBoolean()).isTrue();
		assertThat(operation.at("/responses/200/headers").propertyNames()).contains("Deprecation", "Sunset");
	}

	private JsonNode reference() {
		byte[] body = this.http.get().uri("/v3/api-docs").exchange().expectBody().returnResult().getResponseBody();
		assertThat(body).isNotNull();
		return this.json.readTree(body);
	}

	private HttpHeaders headers(String path) {
		return this.http.get().uri(path).exchange().returnResult(byte[].class).getResponseHeaders();
	}

}
