package io.casebook.timeline.event;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.casebook.timeline.Answers;
import io.casebook.timeline.Packages;
import io.casebook.timeline.ServiceTest;
import io.casebook.timeline.Written;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

/** What comes of rubbish: a refusal that says what is wrong, and nothing else. */
@ServiceTest
class RubbishTests {

	private static final String EVENTS = "/api/v1/events";

	private static final String THING = EVENTS + "/0190b6a8-0000-7000-8000-000000000000";

	private static final String EVENT = """
			{"company": "ant-financial", "subject": "alipay", "date": "2011", "dateAsStated": "in 2011", "kind": "funding",
				"title": "Series B", "detail": "For expansion", "amount": {"value": 4.50, "relation": "approx", "unit": "USD"},
				"sources": ["GW17"], "flags": [{"code": "odd", "note": "as stated"}]}""";

	/** What no member can be. */
	private static final List<String> VALUES = List.of("\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00x\"",
			"1e400", "-1e-400", "9".repeat(900), "1e999999999", "true", "[[]]", "[null]", "[{}]", "[\"\\u0000\"]",
			"[{\"key\":\"\\u0000\",\"locator\":\"\\ud800\"}]", "[{\"code\":\"x\",\"note\":\"\\u0000\"}]",
			"{\"value\":1e400,\"relation\":\"\\u0000\",\"unit\":\"\\ud800\"}", "\"" + "x".repeat(200_000) + "\"",
			"[".repeat(50) + "]".repeat(50), "\"\ud83d\ude00\\u007f\"");

	private static final List<String> MALFORMED = List.of("", "{", "NaN", "{\"title\":NaN}",
			"{\"amount\":{\"value\":1e99999999999}}", "{\"title\":\"x\",\"title\":\"y\"}",
			"{\"title\":" + "[".repeat(5000), "{\"amount\":" + "9".repeat(2000) + "}", "{\"\\ud800\":1}", "\u0000",
			"{\"title\":\"\u0001\"}", "[]", "null");

	@Autowired
	private WebTestClient client;

	@BeforeEach
	void oneEvent() {
		Packages.clear();
		Written.send(this.client, PUT, THING, EVENT).is(201, "\"r1\"");
	}

	@Test
	void rubbishInAnyMemberIsRefusedWhereItStands() {
		ObjectNode right = (ObjectNode) Answers.json(EVENT);
		for (String member : right.propertyNames()) {
			for (String value : VALUES) {
				ObjectNode others = right.deepCopy();
				others.remove(member);
				String document = "{\"%s\":%s,%s".formatted(member, value, others.toString().substring(1));
				refused(422, POST, EVENTS, document);
				refused(422, PUT, THING, document);
				refused(422, PATCH, THING, "{\"%s\":%s}".formatted(member, value));
			}
		}
		Written.send(this.client, PUT, THING, EVENT, "If-Match", "*").is(200, "\"r1\"");
	}

	@Test
	void whatIsNoJsonIsMalformed() {
		for (String body : MALFORMED) {
			refused(400, POST, EVENTS, body);
			refused(400, PUT, THING, body);
			refused(400, PATCH, THING, body);
		}
	}

	@Test
	void otherEncodingsAndTypesAreRefused() {
		byte[] latin = "{\"title\":\"Zürich\"}".getBytes(StandardCharsets.ISO_8859_1);
		assertThat(send(MediaType.APPLICATION_JSON, latin)).isEqualTo(400);
		assertThat(send(MediaType.TEXT_PLAIN, latin)).isEqualTo(415);
		assertThat(send(MediaType.APPLICATION_JSON, new byte[1_000_000])).isEqualTo(413);
	}

	@Test
	void headersThatAreNoneAreNamed() {
		for (HttpMethod method : List.of(PUT, PATCH, DELETE)) {
			Written answer = Written.send(this.client, method, THING, method.equals(DELETE) ? null : EVENT, "If-Match",
					"r1");
			assertThat(answer.status()).as(answer.text()).isEqualTo(400);
			assertThat(answer.json().at("/errors/0/parameter").asString()).isEqualTo("If-Match");
		}
	}

	private void refused(int status, HttpMethod method, String path, String body) {
		Written answer = Written.send(this.client, method, path, body, "If-Match", "*");
		assertThat(answer.status()).as("%s %s %s: %s", method, path, body, answer.text()).isEqualTo(status);
		JsonNode problem = answer.json();
		assertThat(problem.path("type").asString()).startsWith("/problems/");
		if (status == 422) {
			assertThat(problem.path("errors").valueStream()).as(answer.text())
				.isNotEmpty()
				.allSatisfy((error) -> assertThat(error.path("pointer").asString()).startsWith("/"));
		}
	}

	private int send(MediaType type, byte[] body) {
		return this.client.put()
			.uri(THING)
			.header("If-Match", "*")
			.contentType(type)
			.bodyValue(body)
			.exchange()
			.returnResult(byte[].class)
			.getStatus()
			.value();
	}

}
