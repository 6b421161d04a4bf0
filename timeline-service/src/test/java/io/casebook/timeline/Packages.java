package io.casebook.timeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.casebook.testcalls.Calls;
import io.casebook.testpostgres.PostgresServer;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Data packages for tests, and the door that they go through. */
public final class Packages {

	/** Who calls, and for whom. */
	public static final Calls CALLS = new Calls("timeline-service");

	private static final JsonMapper JSON = new JsonMapper();

	private Packages() {
	}

	/** An event of the least that is required, changed by {@link #with}. */
	public static Map<String, String> event(String company, String date, String kind, String title) {
		return Map.of("company", company, "date", date, "kind", kind, "title", title, "sources", "doc");
	}

	public static Map<String, String> with(Map<String, String> row, String... columnsAndValues) {
		Map<String, String> changed = new LinkedHashMap<>(row);
		IntStream.range(0, columnsAndValues.length / 2)
			.forEach((i) -> changed.put(columnsAndValues[2 * i], columnsAndValues[2 * i + 1]));
		return changed;
	}

	/** The lines of a package whose first row stands below the header. */
	public static String lines(List<Map<String, String>> rows) {
		return IntStream.range(0, rows.size())
			.mapToObj((i) -> JSON.writeValueAsString(Map.of("resource", "events", "row", i + 2, "fields", rows.get(i))))
			.collect(Collectors.joining("\n"));
	}

	public static WebTestClient.ResponseSpec send(WebTestClient client, String lines) {
		return send(client, lines, "key:tester");
	}

	public static WebTestClient.ResponseSpec send(WebTestClient client, String lines, String subject) {
		return client.post()
			.uri("/internal/package")
			.header("Authorization", CALLS.authorization(subject))
			.contentType(MediaType.APPLICATION_NDJSON)
			.bodyValue(lines)
			.exchange();
	}

	/** Makes the rows the only events there are. */
	public static void load(WebTestClient client, List<Map<String, String>> rows) {
		clear();
		send(client, lines(rows)).expectStatus().isOk().expectBody().returnResult();
	}

	public static void clear() {
		PostgresServer.get().execute("TRUNCATE timeline.event, timeline.staged_event, timeline.idempotent_write");
	}

	/** Has the next write come after that time. */
	public static void setLastRecording(String time) {
		PostgresServer.get().execute("UPDATE timeline.recording SET last = '%s'".formatted(time));
	}

}
