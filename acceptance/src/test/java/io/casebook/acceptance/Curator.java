package io.casebook.acceptance;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Changes something on the platform, with the key for it.
 */
final class Curator {

	/** Who history says it was. */
	static final String SUBJECT = "key:admin";

	static final String JSON = "application/json";

	static final String MERGE_PATCH = "application/merge-patch+json";

	static final String CSV = "text/csv";

	static final String NDJSON = "application/x-ndjson";

	/** Longer than any import of these tests takes to be answered. */
	static final Duration PATIENCE = Duration.ofSeconds(90);

	private Curator() {
	}

	static Answer post(String path, String json, String... headers) {
		return send("POST", path, JSON, text(json), headers);
	}

	static Answer put(String path, String json, String... headers) {
		return send("PUT", path, JSON, text(json), headers);
	}

	static Answer patch(String path, String json, String... headers) {
		return send("PATCH", path, MERGE_PATCH, text(json), headers);
	}

	static Answer delete(String path, String... headers) {
		return Platform.send("DELETE", path, BodyPublishers.noBody(), PATIENCE,
				with(headers, "X-API-Key", AdminKey.value()));
	}

	static Answer send(String method, String path, String type, BodyPublisher body, String... headers) {
		return Platform.send(method, path, body, PATIENCE,
				with(headers, "Content-Type", type, "X-API-Key", AdminKey.value()));
	}

	/** What was made by a POST to its collection, which must succeed. */
	static JsonNode create(String collection, String json) {
		Answer answer = post(collection, json);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
		return answer.json();
	}

	/** What a merge patch of the present version makes, which must succeed. */
	static JsonNode change(String path, String json) {
		Answer answer = patch(path, json, "If-Match", Platform.get(path).header("ETag"));
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		return answer.json();
	}

	/** Retires the present version, which must succeed. */
	static void retire(String path) {
		Answer answer = delete(path, "If-Match", Platform.get(path).header("ETag"));
		assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
	}

	static BodyPublisher text(String text) {
		return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
	}

	private static String[] with(String[] headers, String... others) {
		List<String> all = new ArrayList<>(List.of(headers));
		all.addAll(List.of(others));
		return all.toArray(String[]::new);
	}

}
