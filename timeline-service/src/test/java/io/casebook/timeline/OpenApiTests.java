package io.casebook.timeline;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@ServiceTest
class OpenApiTests {

	@Autowired
	private WebTestClient client;

	@Test
	void everyOperationAndParameterIsDescribed() {
		JsonNode api = Answers.get(this.client, "/v3/api-docs");
		assertThat(api.at("/openapi").asString()).startsWith("3.1");
		assertThat(api.at("/paths").propertyStream().map(Map.Entry::getKey)).containsExactlyInAnyOrder("/api/v1/events",
				"/api/v1/events/{id}", "/api/v1/events/{id}/history", "/api/v1/timelines", "/internal/package",
				"/internal/export");
		for (JsonNode path : api.at("/paths")) {
			for (JsonNode operation : path) {
				assertThat(operation.path("summary").asString("")).isNotBlank();
				for (JsonNode parameter : operation.path("parameters")) {
					assertThat(parameter.path("description").asString("")).as(parameter.toString()).isNotBlank();
				}
			}
		}
	}

}
