package io.casebook.timeline;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What the service answers, with ids and times made the same in every run. */
public final class Answers {

	/** Numbers as they are written, to the last zero. */
	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
		.enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
		.build();

	private Answers() {
	}

	public static String get(WebTestClient client, MediaType type, String uri, Object... variables) {
		byte[] body = client.get()
			.uri(uri, variables)
			.accept(type)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentTypeCompatibleWith(type)
			.expectBody()
			.returnResult()
			.getResponseBody();
		return (body != null) ? new String(body, StandardCharsets.UTF_8) : "";
	}

	public static JsonNode get(WebTestClient client, String uri, Object... variables) {
		return JSON.readTree(get(client, MediaType.APPLICATION_JSON, uri, variables));
	}

	/** The answer to a query that is written as it goes over the wire. */
	public static WebTestClient.ResponseSpec exchange(WebTestClient client, String path, String query) {
		return client.get().uri((base) -> URI.create(base.path(path).build() + "?" + query)).exchange();
	}

	public static JsonNode problem(WebTestClient.ResponseSpec response, int status) {
		byte[] body = response.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.returnResult()
			.getResponseBody();
		return JSON.readTree(Objects.requireNonNull(body));
	}

	public static JsonNode json(String text) {
		return JSON.readTree(text);
	}

	public static JsonNode normal(JsonNode answer) {
		return JSON.readTree(normal(answer.toString()));
	}

	public static String normal(String answer) {
		return answer.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
			.replaceAll("(recorded|superseded)At\":\"20[-0-9]{8}T[0-9:]{8}(\\.[0-9]{1,6})?Z\"", "$1At\":\"TIME\"");
	}

}
