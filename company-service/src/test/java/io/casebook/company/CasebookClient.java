package io.casebook.company;

import java.util.List;
import java.util.Objects;

import io.casebook.testcalls.Calls;
import io.casebook.testpostgres.PostgresServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What the tests ask of the service, with whole answers compared. */
class CasebookClient {

	/** Who calls, and for whom. */
	static final Calls CALLS = new Calls("company-service");

	private final WebTestClient http;

	private final JsonMapper json = JsonMapper.builder().build();

	CasebookClient(WebTestClient http) {
		this.http = http.mutate().codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(-1)).build();
	}

	WebTestClient http() {
		return this.http;
	}

	/** Leaves nothing recorded. */
	void forgetAll() {
		PostgresServer.get().execute("""
				TRUNCATE company.entity, company.company, company.offering, company.name, company.identifier,
					company.statement, company.capability, company.relationship, company.company_group,
					company.company_group_member, company.source, company.revision, company.staged_row,
					company.idempotent_write
				""");
	}

	/** Imports a package, and gives what the service says of it. */
	JsonNode load(PackageLines lines) {
		return parse(body(post(lines.toString()).expectStatus().isOk()));
	}

	WebTestClient.ResponseSpec post(String lines) {
		return this.http.post()
			.uri("/internal/package")
			.header("Authorization", CALLS.authorization(Calls.CASEBOOK))
			.contentType(MediaType.APPLICATION_NDJSON)
			.bodyValue(lines)
			.exchange();
	}

	/** Sends a document; the headers are names and values in turn. */
	Answer send(HttpMethod method, String uri, @Nullable String document, String... headers) {
		WebTestClient.RequestBodySpec request = this.http.method(method)
			.uri(uri)
			.headers((all) -> all.set("Authorization", CALLS.authorization(Calls.CASEBOOK)));
		for (int i = 0; i < headers.length; i += 2) {
			String name = headers[i];
			String value = headers[i + 1];
			request.headers((all) -> all.set(name, value));
		}
		if (document != null) {
			MediaType type = (method == HttpMethod.PATCH) ? MediaType.valueOf("application/merge-patch+json")
					: MediaType.APPLICATION_JSON;
			request.contentType(type).bodyValue(document);
		}
		return Answer.of(request.exchange());
	}

	/** Asks without a belief in what the answer is. */
	Answer ask(String uri, String... headers) {
		return send(HttpMethod.GET, uri, null, headers);
	}

	JsonNode get(String uri, Object... variables) {
		return parse(body(this.http.get()
			.uri(uri, variables)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentType(MediaType.APPLICATION_JSON)));
	}

	/** The lines of a list that is streamed. */
	List<JsonNode> stream(String uri) {
		return Objects.requireNonNull(this.http.get()
			.uri(uri)
			.accept(MediaType.APPLICATION_NDJSON)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.APPLICATION_NDJSON)
			.returnResult(String.class)
			.getResponseBody()
			.map(this::parse)
			.collectList()
			.block());
	}

	/** Asserts all of an answer; instants in it are written {@code "now"}. */
	void assertAnswer(String uri, String expected) {
		assertThat(timeless(get(uri))).isEqualTo(parse(expected));
	}

	/** Asserts all of a problem, but for its title. */
	void assertProblem(String uri, HttpStatus status, String expected) {
		assertProblem(this.http.get().uri(uri).exchange(), status, expected);
	}

	void assertProblem(WebTestClient.ResponseSpec response, HttpStatus status, String expected) {
		JsonNode problem = parse(body(response.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)));
		assertThat(problem.get("title").asString()).isNotBlank();
		assertThat(problem.get("status").asInt()).isEqualTo(status.value());
		((ObjectNode) problem).remove("title");
		((ObjectNode) problem).remove("status");
		assertThat(problem).isEqualTo(parse(expected));
	}

	JsonNode parse(String text) {
		return this.json.readTree(text);
	}

	private static String body(WebTestClient.ResponseSpec response) {
		return Objects.requireNonNull(response.expectBody(String.class).returnResult().getResponseBody());
	}

	private JsonNode timeless(JsonNode answer) {
		return parse(answer.toString().replaceAll("\"recordedAt\":\"20[0-9T:.-]+Z\"", "\"recordedAt\":\"now\""));
	}

}
