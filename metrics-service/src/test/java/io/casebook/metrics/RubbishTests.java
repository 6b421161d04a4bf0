package io.casebook.metrics;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

/** What comes of rubbish: a refusal that says what is wrong, and nothing else. */
@ServiceTest
class RubbishTests {

	private static final List<String> MADE_HERE = List.of("id", "display", "recordedAt", "recordedBy", "revision");

	/** What no member can be. */
	private static final List<String> VALUES = List.of("\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00x\"",
			"1e400", "-1e-400", "9".repeat(900), "1e999999999", "true", "{}", "[[]]", "[null]", "[{}]", "[\"\\u0000\"]",
			"[{\"key\":\"\\u0000\",\"locator\":\"\\ud800\"}]", "[{\"code\":\"x\",\"note\":\"\\u0000\"}]",
			"\"" + "x".repeat(200_000) + "\"", "[".repeat(50) + "]".repeat(50), "\"\ud83d\ude00\\u007f\"");

	private static final List<String> MALFORMED = List.of("{", "NaN", "{\"title\":NaN}", "{\"value\":1e99999999999}",
			"{\"title\":\"x\",\"title\":\"y\"}", "{\"title\":" + "[".repeat(5000),
			"{\"value\":" + "9".repeat(2000) + "}", "{\"\\ud800\":1}", "\u0000", "{\"title\":\"\u0001\"}", "[]",
			"null");

	private final Casebook casebook;

	RubbishTests(WebTestClient http) {
		this.casebook = new Casebook(http);
	}

	@BeforeEach
	void load() {
		this.casebook.forgetAll();
		this.casebook
			.load(new DataPackage().index("users").index("cars").set("all", "cars").claim("acme", "users", "5"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/indices/cars", "/index-sets/all", "/observations" })
	void rubbishInAnyMemberIsRefusedWhereItStands(String path) {
		String thing = thing(path);
		ObjectNode right = (ObjectNode) this.casebook.read(thing);
		right.remove(MADE_HERE);
		ObjectNode another = path.equals("/observations") ? right : right.deepCopy().put("key", "another");
		for (String member : right.propertyNames()) {
			for (String value : VALUES) {
				refused(422, PUT, thing, with(right, member, value));
				refused(422, POST, thing.substring(0, thing.lastIndexOf('/')), with(another, member, value));
				refused(422, PATCH, thing, "{\"%s\":%s}".formatted(member, value));
			}
		}
		assertThat(this.casebook.read(thing).toString()).contains(right.toString().substring(1, 40));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/indices/cars", "/index-sets/all", "/observations" })
	void whatIsNoJsonIsMalformed(String path) {
		String thing = thing(path);
		for (String body : MALFORMED) {
			refused(400, PUT, thing, body);
			refused(400, POST, thing.substring(0, thing.lastIndexOf('/')), body);
			refused(400, PATCH, thing, body);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/indices/cars", "/index-sets/all", "/observations" })
	void otherEncodingsAndTypesAreRefused(String path) {
		String thing = "/api/v1" + thing(path);
		byte[] latin = "{\"title\":\"Zürich\"}".getBytes(StandardCharsets.ISO_8859_1);
		assertThat(send(thing, MediaType.APPLICATION_JSON, latin)).isEqualTo(400);
		assertThat(send(thing, MediaType.TEXT_PLAIN, latin)).isEqualTo(415);
		assertThat(send(thing, MediaType.APPLICATION_JSON, new byte[1_000_000])).isEqualTo(413);
	}

	@Test
	void headersThatAreNoneAreNamed() {
		for (String path : List.of("/indices/cars", "/index-sets/all", "/observations")) {
			for (HttpMethod method : List.of(PUT, PATCH, HttpMethod.DELETE)) {
				JsonNode problem = this.casebook.written(400, method, "/api/v1" + thing(path),
						method.equals(HttpMethod.DELETE) ? "" : "{}", "If-Match", "r1");
				assertThat(Casebook.fields(problem.path("errors"), "parameter")).containsExactly("If-Match");
			}
		}
	}

	private String thing(String path) {
		return path.equals("/observations") ? path + "/" + this.casebook.items("id", path).getFirst() : path;
	}

	/** The document with a text in place of a member, which a JSON library might mend. */
	private static String with(ObjectNode document, String member, String value) {
		ObjectNode others = document.deepCopy();
		others.remove(member);
		return "{\"%s\":%s%s%s".formatted(member, value, others.isEmpty() ? "" : ",", others.toString().substring(1));
	}

	private void refused(int status, HttpMethod method, String path, String body) {
		EntityExchangeResult<byte[]> answer = this.casebook.write(method, "/api/v1" + path, body, "If-Match", "*")
			.expectBody()
			.returnResult();
		byte[] content = answer.getResponseBody();
		String text = (content != null) ? new String(content, StandardCharsets.UTF_8) : "";
		assertThat(answer.getStatus().value()).as("%s %s %s: %s", method, path, body, text).isEqualTo(status);
		JsonNode problem = JsonMapper.shared().readTree(text);
		assertThat(problem.path("type").asString()).startsWith("/problems/");
		if (status == 422) {
			assertThat(Casebook.fields(problem.path("errors"), "pointer")).as(text)
				.isNotEmpty()
				.allSatisfy((pointer) -> assertThat(pointer).startsWith("/"));
		}
	}

	private int send(String path, MediaType type, byte[] body) {
		return this.casebook.http()
			.put()
			.uri(path)
			.header("If-Match", "*")
			.contentType(type)
			.bodyValue(body)
			.exchange()
			.returnResult(byte[].class)
			.getStatus()
			.value();
	}

}
