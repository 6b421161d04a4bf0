package io.casebook.gateway;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Keys for tests, made as partners' keys are: by the key of the installation. */
record Keys(WebTestClient http) {

	private static final JsonMapper JSON = new JsonMapper();

	static final String PATH = "/api/v1/api-keys";

	/** A key that works, and the answer that showed it. */
	record Made(String id, String key, JsonNode answer) {

		static Made of(WebTestClient.ResponseSpec answer) {
			JsonNode body = JSON.readTree(Objects.requireNonNull(
					answer.expectStatus().isCreated().expectBody(String.class).returnResult().getResponseBody()));
			return new Made(body.path("id").asString(), body.path("key").asString(), body);
		}

	}

	Made make(String... scopes) {
		return Made.of(ask(HttpMethod.POST, PATH, Map.of("name", "For a test", "scopes", scopes)));
	}

	Made rotate(String id, String overlap) {
		return Made.of(ask(HttpMethod.POST, PATH + "/" + id + "/rotate", Map.of("overlap", overlap)));
	}

	void revoke(String id) {
		ask(HttpMethod.DELETE, PATH + "/" + id, null, "If-Match", "*").expectStatus().isNoContent();
	}

	JsonNode get(String id) {
		return JSON.readTree(Objects.requireNonNull(ask(HttpMethod.GET, PATH + "/" + id, null).expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody()));
	}

	/**
	 * Asks with the key of the installation; the headers are names and values in turn.
	 */
	WebTestClient.ResponseSpec ask(HttpMethod method, String path, @Nullable Object body, String... headers) {
		return ask(this.http, GatewayTest.KEY, method, path, body, headers);
	}

	/** The status that a request with this key is answered with. */
	int status(String key, HttpMethod method, String path) {
		return ask(this.http, key, method, path, null).returnResult(byte[].class).getStatus().value();
	}

	static WebTestClient.ResponseSpec ask(WebTestClient http, String key, HttpMethod method, String path,
			@Nullable Object body, String... headers) {
		WebTestClient.RequestBodySpec request = http.method(method).uri(path).header("X-API-Key", key);
		for (int i = 0; i < headers.length; i += 2) {
			request.header(headers[i], headers[i + 1]);
		}
		return (body != null) ? request.contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange()
				: request.exchange();
	}

}
