package io.casebook.metrics;

import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

import io.casebook.testcalls.Calls;
import io.casebook.testpostgres.PostgresServer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The service as its tests see it: what goes in, and the answers as they come. */
public class Casebook {

	/** Who calls, and for whom. */
	public static final Calls CALLS = new Calls("metrics-service");

	private static final int LONGEST_ANSWER = 1 << 25;

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
		.build();

	private final WebTestClient http;

	public Casebook(WebTestClient http) {
		this.http = http.mutate().codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(LONGEST_ANSWER)).build();
	}

	/** Leaves nothing recorded. */
	public Casebook forgetAll() {
		PostgresServer.get()
			.execute("TRUNCATE metrics.observation, metrics.index, metrics.index_set, metrics.idempotent_write");
		PostgresServer.get()
			.execute(
					"UPDATE metrics.observation_batch SET id = NULL, rows = NULL, faults = 0, units = NULL, staged_at = NULL");
		return this;
	}

	/** Imports a package, and gives the counts of its observations. */
	public String load(DataPackage rows) {
		return JSON.readTree(text(post(rows.lines(), "").expectStatus().isOk()))
			.path("resources")
			.path("observations")
			.toString();
	}

	public WebTestClient.ResponseSpec post(String lines, String query) {
		return this.http.post()
			.uri("/internal/package" + query)
			.contentType(MediaType.APPLICATION_NDJSON)
			.bodyValue(lines)
			.exchange();
	}

	/** A batch on its way in. */
	public WebTestClient.ResponseSpec stage(String type, Object body) {
		return this.http.post()
			.uri("/internal/observation-batches")
			.header("Content-Type", type)
			.bodyValue(body)
			.exchange();
	}

	/** Stages a table, and gives the batch's id. */
	public String stage(String table) {
		return JSON.readTree(text(stage("text/csv", table).expectStatus().isCreated())).path("batch").asString();
	}

	/** A write by somebody, with pairs of header names and values. */
	public WebTestClient.ResponseSpec write(HttpMethod method, String path, String body, String... headers) {
		WebTestClient.RequestBodySpec request = this.http.method(method)
			.uri(path)
			.header("Authorization", CALLS.authorization(Calls.CURATOR));
		for (int i = 0; i < headers.length; i += 2) {
			String name = headers[i];
			String value = headers[i + 1];
			request.headers((all) -> all.set(name, value));
		}
		if (body.isEmpty()) {
			return request.exchange();
		}
		request.headers((all) -> {
			if (all.getContentType() == null) {
				all.setContentType(MediaType.APPLICATION_JSON);
			}
		});
		return request.bodyValue(body).exchange();
	}

	/** The body of an answer of that status to a write. */
	public JsonNode written(int status, HttpMethod method, String path, String body, String... headers) {
		return JSON.readTree(text(write(method, path, body, headers).expectStatus().isEqualTo(status)));
	}

	public WebTestClient http() {
		return this.http;
	}

	/** The body of an answer that must be good. */
	public String get(String path, Object... variables) {
		return text(this.http.get().uri("/api/v1" + path, variables).exchange().expectStatus().isOk());
	}

	/** The rows of a matrix, as the gateway asks for them. */
	public JsonNode rows(String query) {
		return JSON.readTree(text(this.http.get().uri("/internal/matrix" + query).exchange().expectStatus().isOk()));
	}

	public JsonNode read(String path, Object... variables) {
		return JSON.readTree(get(path, variables));
	}

	/** The values of a field of each item of a list. */
	public List<String> items(String field, String path, Object... variables) {
		return fields(read(path, variables).path("items"), field);
	}

	/** A list as it streams, line by line. */
	public List<String> lines(String path) {
		return text(this.http.get()
			.uri("/api/v1" + path)
			.accept(MediaType.APPLICATION_NDJSON)
			.exchange()
			.expectStatus()
			.isOk()).lines().toList();
	}

	/** The body of a refusal. */
	public JsonNode refused(int status, String path, Object... variables) {
		return JSON.readTree(text(this.http.get()
			.uri("/api/v1" + path, variables)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)));
	}

	public static List<String> fields(JsonNode array, String field) {
		return StreamSupport.stream(array.spliterator(), false).map((item) -> item.path(field).asString()).toList();
	}

	public static String text(WebTestClient.ResponseSpec answer) {
		return Objects.requireNonNull(answer.expectBody(String.class).returnResult().getResponseBody());
	}

}
