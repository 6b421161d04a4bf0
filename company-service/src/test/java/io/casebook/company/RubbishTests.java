package io.casebook.company;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

/** What comes of rubbish: a refusal that says what is wrong, and nothing else. */
@CompanyServiceTest
class RubbishTests {

	private static final List<String> LISTS = List.of("/api/v1/companies", "/api/v1/companies/zeta-pay/offerings",
			"/api/v1/companies/zeta-pay/capabilities", "/api/v1/companies/zeta-pay/relationships", "/api/v1/groups",
			"/api/v1/sources");

	private static final List<String> THINGS = List.of("/api/v1/companies/zeta-pay",
			"/api/v1/companies/zeta-pay/offerings/zeta-both", "/api/v1/companies/zeta-pay/capabilities/zeta-scoring",
			"/api/v1/companies/zeta-pay/relationships/founded-by/alpha-bank", "/api/v1/groups/pair",
			"/api/v1/sources/S17");

	/** What no member can be, but for an object without members in a patch. */
	private static final List<String> VALUES = List.of("\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00x\"",
			"1e400", "-1e-400", "9".repeat(900), "true", "{}", "[[]]", "[null]", "[{}]", "{\"a\":{}}", "[\"\\u0000\"]",
			"[{\"key\":\"\\u0000\",\"locator\":\"\\ud800\"}]", "\"" + "x".repeat(200_000) + "\"",
			"[".repeat(50) + "]".repeat(50), "\"\ud83d\ude00\\u007f\"", "{\"\\u0000\":\"\\u0000\",\"type\":\"book\"}",
			"{\"type\":\"book\",\"custom\":{\"citationShort\":\"\\u0000\"}}",
			"{\"type\":\"book\",\"note\":{\"a\":1e400}}", "{\"type\":\"book\",\"volume\":1e999999999}");

	private static final List<String> MALFORMED = List.of("", "{", "NaN", "{\"name\":NaN}", "{\"name\":1e99999999999}",
			"{\"name\":\"x\",\"name\":\"y\"}", "{\"name\":" + "[".repeat(5000), "{\"name\":" + "9".repeat(2000) + "}",
			"{\"\\ud800\":1}", "\u0000", "{\"name\":\"\u0001\"}");

	@Autowired
	private CasebookClient casebook;

	@BeforeEach
	void loadSmallPackage() {
		this.casebook.forgetAll();
		this.casebook.load(PackageLines.small());
	}

	static Stream<String> things() {
		return THINGS.stream();
	}

	@ParameterizedTest
	@MethodSource("things")
	void rubbishInAnyMemberIsRefusedWhereItStands(String thing) {
		ObjectNode right = (ObjectNode) this.casebook.ask(thing).json();
		right.remove(List.of("recordedAt", "revision"));
		for (String member : right.propertyNames()) {
			for (String value : VALUES) {
				String document = "{\"%s\":%s}".formatted(member, value);
				refused(422, PUT, thing, with(right, member, value));
				patched(thing, document);
			}
		}
		assertThat(versions()).isEqualTo(1);
	}

	@Test
	void rubbishInAllMembersOfSomethingNewIsRefused() {
		for (String value : VALUES) {
			for (String list : LISTS) {
				refused(422, POST, list,
						"""
								{"key":%1$s,"relation":%1$s,"to":%1$s,"name":%1$s,"title":%1$s,"statement":%1$s,"csl":%1$s,"":%1$s}"""
							.formatted((value.length() > 10_000) ? "1e400" : value));
			}
		}
		assertThat(versions()).isEqualTo(1);
	}

	@Test
	void whatIsNoJsonIsMalformed() {
		for (String body : MALFORMED) {
			LISTS.forEach((list) -> refused(400, POST, list, body));
			THINGS.forEach((thing) -> refused(400, PUT, thing, body));
			THINGS.forEach((thing) -> refused(400, PATCH, thing, body));
		}
		assertThat(versions()).isEqualTo(1);
	}

	@Test
	void otherEncodingsAndTypesAreRefused() {
		byte[] latin = "{\"name\":\"Zürich\"}".getBytes(StandardCharsets.ISO_8859_1);
		for (String thing : THINGS) {
			assertThat(send(thing, MediaType.APPLICATION_JSON, latin)).isEqualTo(400);
			assertThat(send(thing, MediaType.TEXT_PLAIN, latin)).isEqualTo(415);
			assertThat(send(thing, MediaType.APPLICATION_XML, "<a/>".getBytes(StandardCharsets.UTF_8))).isEqualTo(415);
			assertThat(send(thing, MediaType.APPLICATION_JSON, new byte[1_000_000])).isEqualTo(413);
		}
	}

	@Test
	void headersThatAreNoneAreNamed() {
		for (String thing : THINGS) {
			for (HttpMethod method : List.of(PUT, PATCH, HttpMethod.DELETE)) {
				Answer answer = this.casebook.send(method, thing, method.equals(HttpMethod.DELETE) ? null : "{}",
						"If-Match", "r1");
				assertThat(answer.status()).as(answer.text()).isEqualTo(400);
				assertThat(answer.json().at("/errors/0/parameter").asString()).isEqualTo("If-Match");
			}
		}
	}

	/** The document with a text in place of a member, which a JSON library might mend. */
	private static String with(ObjectNode document, String member, String value) {
		ObjectNode others = document.deepCopy();
		others.remove(member);
		return "{\"%s\":%s%s%s".formatted(member, value, others.isEmpty() ? "" : ",", others.toString().substring(1));
	}

	/** An object without members changes nothing of one that is there. */
	private void patched(String thing, String patch) {
		Answer answer = this.casebook.send(PATCH, thing, patch, "If-Match", "\"r1\"");
		boolean nothing = patch.endsWith(":{}}") && answer.status() == 200 && "\"r1\"".equals(answer.tag());
		assertThat(nothing || answer.status() == 422).as("%s %s: %s", thing, patch, answer.text()).isTrue();
	}

	private void refused(int status, HttpMethod method, String uri, String body) {
		Answer answer = this.casebook.send(method, uri, body, "If-Match", "*");
		assertThat(answer.status()).as("%s %s %s: %s", method, uri, body, answer.text()).isIn(status, 413);
		JsonNode problem = answer.json();
		assertThat(problem.path("type").asString()).startsWith("/problems/");
		if (answer.status() == 422) {
			assertThat(problem.path("errors").valueStream()).as(answer.text())
				.isNotEmpty()
				.allSatisfy((error) -> assertThat(error.path("pointer").asString()).startsWith("/"));
		}
	}

	private int send(String uri, MediaType type, byte[] body) {
		return this.casebook.http()
			.put()
			.uri(uri)
			.header("If-Match", "*")
			.contentType(type)
			.bodyValue(body)
			.exchange()
			.returnResult(byte[].class)
			.getStatus()
			.value();
	}

	private static long versions() {
		return Database.number("SELECT max(revision) FROM company.revision");
	}

}
