package io.casebook.timeline.event;

import java.util.List;

import io.casebook.timeline.Answers;
import io.casebook.timeline.Packages;
import io.casebook.timeline.ServiceTest;
import io.casebook.timeline.Written;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

@ServiceTest
class EventWritingTests {

	private static final String EVENTS = "/api/v1/events";

	private static final String ID = "0190b6a8-0000-7000-8000-000000000000";

	private static final String FUNDING = """
			{"company": "ant-financial", "subject": "alipay", "date": "2011/2012", "dateAsStated": "in 2011 and 2012",
				"kind": "funding", "title": "Series B", "detail": "For expansion",
				"amount": {"value": 4500000000.50, "relation": "approx", "unit": "USD"},
				"sources": [{"key": "GW17", "locator": "p. 4"}, {"key": "doc"}],
				"flags": [{"code": "odd", "note": "as stated"}, {"code": "vague"}]}""";

	private static final String PLAIN = """
			{"company": "lufax", "date": "2011", "kind": "founding", "title": "Founded", "sources": ["doc"]}""";

	private static final String PLAIN_EVENT = """
			{"id": "ID", "company": "lufax", "date": "2011", "kind": "founding", "title": "Founded",
				"sources": [{"key": "doc"}], "flags": [], "recordedAt": "TIME", "revision": %d}""";

	@Autowired
	private WebTestClient client;

	@BeforeEach
	void nothing() {
		Packages.clear();
	}

	@Test
	void postedEventIsAnsweredAsItIsRead() {
		Written created = send(POST, EVENTS, FUNDING).is(201, "\"r1\"",
				FUNDING.replace("{\"company\"", "{\"id\": \"ID\", \"company\"")
					.replace("vague\"}]}", "vague\"}], \"recordedAt\": \"TIME\", \"revision\": 1}"));
		String path = EVENTS + "/" + created.id();
		assertThat(created.headers().getLocation()).hasToString(path);
		assertThat(Answers.get(this.client, path).toString()).isEqualTo(created.json().toString());
		assertThat(Answers.get(this.client, EVENTS).at("/items/0")).isEqualTo(created.json());
	}

	@Test
	void nextPageHasNoOtherVersionOfTheLastEvent() {
		String first = send(POST, EVENTS, PLAIN).is(201, "\"r1\"").id();
		String second = send(POST, EVENTS, PLAIN.replace("2011", "2012")).is(201, "\"r1\"").id();
		JsonNode page = Answers.get(this.client, EVENTS + "?limit=1");
		assertThat(page.at("/items/0/id").asString()).isEqualTo(first);
		send(PATCH, EVENTS + "/" + first, "{\"detail\": \"more\"}", "If-Match", "*").is(200, "\"r2\"");
		JsonNode next = Answers.get(this.client, EVENTS + "?limit=5&cursor=" + page.path("next").asString());
		assertThat(next.path("items").findValuesAsString("id")).containsExactly(second);
	}

	@Test
	void whatWasReadIsTakenBackAndChangesNothing() {
		Written created = send(POST, EVENTS, FUNDING).is(201, "\"r1\"");
		String path = EVENTS + "/" + created.id();
		Written same = send(PUT, path, created.text(), "If-Match", "\"r1\"").is(200, "\"r1\"");
		assertThat(same.text()).isEqualTo(created.text());
		send(PATCH, path, "{\"title\": \"Series B\", \"subject\": \"alipay\"}", "If-Match", "*").is(200, "\"r1\"");
		JsonNode last = history(path).at("/items/0");
		send(PUT, path, last.toString(), "If-Match", "\"r1\"").is(200, "\"r1\"");
		assertThat(history(path).at("/items").size()).isOne();
	}

	@Test
	void eventIsReplacedRetiredAndCreatedAgain() {
		String path = EVENTS + "/" + ID;
		Written created = send(PUT, path, PLAIN).is(201, "\"r1\"", PLAIN_EVENT.formatted(1));
		assertThat(created.headers().getLocation()).hasToString(path);
		send(PUT, path, FUNDING, "If-Match", "\"r1\"").is(200, "\"r2\"");
		send(DELETE, path, null, "If-Match", "\"r2\"", "Authorization", Packages.CALLS.authorization("key:chief"))
			.is(204, null);
		this.client.get().uri(path).exchange().expectStatus().isNotFound();
		assertThat(Answers.get(this.client, EVENTS).at("/items")).isEmpty();
		JsonNode history = history(path);
		assertThat(history.at("/items").valueStream().map((version) -> version.at("/recordedBy").asString()))
			.containsExactly("key:curator", "key:curator");
		assertThat(history.at("/items/0").has("retiredBy")).isFalse();
		assertThat(history.at("/items/0/supersededAt")).isEqualTo(history.at("/items/1/recordedAt"));
		assertThat(history.at("/items/1/retiredBy").asString()).isEqualTo("key:chief");
		assertThat(history.at("/items/1").has("supersededAt")).isTrue();
		send(PUT, path, PLAIN, "If-None-Match", "*").is(201, "\"r3\"", PLAIN_EVENT.formatted(3));
		assertThat(history(path).at("/items").size()).isEqualTo(3);
	}

	@Test
	void patchChangesWhatItNamesAndKeepsTheRestToTheLastDigit() {
		String path = EVENTS + "/" + send(POST, EVENTS, FUNDING).id();
		Written patched = send(PATCH, path, """
				{"detail": null, "amount": {"relation": "eq"}, "flags": [], "date": "2012"}""", "If-Match", "\"r1\"",
				"Content-Type", "application/merge-patch+json");
		patched.is(200, "\"r2\"", """
				{"id": "ID", "company": "ant-financial", "subject": "alipay", "date": "2012",
					"dateAsStated": "in 2011 and 2012", "kind": "funding", "title": "Series B",
					"amount": {"value": 4500000000.50, "relation": "eq", "unit": "USD"},
					"sources": [{"key": "GW17", "locator": "p. 4"}, {"key": "doc"}], "flags": [],
					"recordedAt": "TIME", "revision": 2}""");
		send(PATCH, path, "{\"amount\": null}", "If-Match", "\"r2\"").is(200, "\"r3\"");
		assertThat(Answers.get(this.client, path).has("amount")).isFalse();
		send(PATCH, path, "{\"amount\": {\"value\": 5}}", "If-Match", "\"r3\"").refuses(422, "invalid-content",
				"""
						[{"pointer": "/amount/relation", "detail": "it is required: an amount has a value, a relation and a unit"},
						{"pointer": "/amount/unit", "detail": "it is required: an amount has a value, a relation and a unit"}]
						""");
	}

	@Test
	void onlyTheDecimalsOfTheAmountMakeANewVersion() {
		String path = EVENTS + "/" + send(POST, EVENTS, FUNDING).id();
		send(PATCH, path, "{\"amount\": {\"value\": 4500000000.5}}", "If-Match", "\"r1\"").is(200, "\"r2\"");
		assertThat(Answers.get(this.client, path).at("/amount/value").toString()).isEqualTo("4500000000.5");
		send(PATCH, path, "{\"amount\": {\"value\": 45e8}}", "If-Match", "\"r2\"").is(200, "\"r3\"");
		assertThat(Answers.get(this.client, path).at("/amount/value").toString()).isEqualTo("4500000000");
		send(PATCH, path, "{\"amount\": {\"value\": 0.00}}", "If-Match", "\"r3\"").is(200, "\"r4\"");
		assertThat(Answers.get(this.client, path).at("/amount/value").toString()).isEqualTo("0.00");
		send(PATCH, path, "{\"amount\": {\"value\": 0.0}}", "If-Match", "\"r4\"").is(200, "\"r5\"");
		assertThat(Answers.get(this.client, path).at("/amount/value").toString()).isEqualTo("0.0");
	}

	@Test
	void faultsThatTheGatewayFoundAreToldWithTheRest() {
		String found = "[{\"pointer\":\"/company\",\"value\":\"lufax\",\"detail\":\"the key of a company\"}]";
		send(POST, EVENTS, PLAIN.replace("founding", "party"), "X-Found-Faults", found).refuses(422, "invalid-content",
				"""
						[{"pointer": "/company", "value": "lufax", "detail": "the key of a company"},
						{"pointer": "/kind", "value": "party", "detail": "one of founding, launch, funding, listing, licence, partnership, milestone, valuation, strategy, acquisition, closure, other"}]
						""");
		String path = EVENTS + "/" + send(POST, EVENTS, PLAIN).id();
		send(PATCH, path, "{\"kind\": \"launch\"}", "If-Match", "*", "X-Found-Faults", found).refuses(422,
				"invalid-content", found);
		send(PUT, path, PLAIN, "If-Match", "*", "X-Found-Faults", "{}").refuses(400, "malformed-request", null);
	}

	@Test
	void preconditionsAreDemandedAndHeld() {
		String path = EVENTS + "/" + ID;
		send(PUT, path, PLAIN, "If-Match", "\"r1\"").refuses(412, "precondition-failed", null);
		send(PUT, path, PLAIN, "If-Match", "*").refuses(412, "precondition-failed", null);
		send(PATCH, path, "{}", "If-Match", "*").refuses(412, "precondition-failed", null);
		send(DELETE, path, null, "If-Match", "\"r1\"").refuses(412, "precondition-failed", null);
		String unknown = "[{\"parameter\": \"id\", \"value\": \"%s\", \"detail\": \"There is no event with this id\"}]"
			.formatted(ID);
		send(PATCH, path, "{}").refuses(404, "unknown-key", unknown);
		send(DELETE, path, null).refuses(404, "unknown-key", unknown);
		send(PUT, path, PLAIN).is(201, "\"r1\"");
		send(PUT, path, FUNDING).refuses(428, "precondition-required", null);
		send(PATCH, path, "{}").refuses(428, "precondition-required", null);
		send(DELETE, path, null).refuses(428, "precondition-required", null);
		for (String tag : List.of("\"r2\"", "W/\"r1\"", "\"1\"", "\"r01\"")) {
			send(PUT, path, FUNDING, "If-Match", tag).refuses(412, "precondition-failed", null);
			send(PATCH, path, "{}", "If-Match", tag).refuses(412, "precondition-failed", null);
			send(DELETE, path, null, "If-Match", tag).refuses(412, "precondition-failed", null);
		}
		send(PUT, path, PLAIN, "If-None-Match", "*").refuses(412, "precondition-failed", null);
		send(PUT, path, FUNDING, "If-Match", "\"r7\", \"r1\"").is(200, "\"r2\"");
		assertThat(history(path).at("/items").size()).isEqualTo(2);
	}

	@Test
	void sameEventUnderAnotherIdConflicts() {
		String first = send(POST, EVENTS, PLAIN).is(201, "\"r1\"").id();
		String conflict = """
				[{"pointer": "/title", "value": "Founded",
					"detail": "another company, subject, date, kind or title than the event %s has"}]"""
			.formatted(first);
		send(POST, EVENTS, PLAIN.replace("[\"doc\"]", "[\"GW17\"]")).refuses(409, "conflict", conflict);
		send(PUT, EVENTS + "/" + ID, PLAIN).refuses(409, "conflict", conflict);
		String other = send(POST, EVENTS, PLAIN.replace("Founded", "Begun")).is(201, "\"r1\"").id();
		send(PATCH, EVENTS + "/" + other, "{\"title\": \"Founded\"}", "If-Match", "\"r1\"").refuses(409, "conflict",
				conflict);
		send(POST, EVENTS, PLAIN.replace("\"date\"", "\"subject\": \"p2p\", \"date\"")).is(201, "\"r1\"");
		send(DELETE, EVENTS + "/" + first, null, "If-Match", "\"r1\"").is(204, null);
		send(PATCH, EVENTS + "/" + other, "{\"title\": \"Founded\"}", "If-Match", "\"r1\"").is(200, "\"r2\"");
		Packages.send(this.client, Packages.lines(List.of(Packages.event("lufax", "2011", "founding", "Founded"))))
			.expectBody()
			.json("{\"resources\": {\"events\": {\"created\": 0, \"superseded\": 0, \"unchanged\": 1}}}");
	}

	@Test
	void allFaultsAreNamedAtOnceByPointer() {
		String faulty = """
				{"company": "Lufax", "subject": 7, "date": "2011-13", "kind": "party", "title": " ", "colour": "red",
					"detail": "a\\u0000b", "amount": {"value": "5", "relation": "about", "unit": "US dollars", "per": 1},
					"sources": [{"key": "a b"}, 5, {"key": "doc", "locator": "p. 1; p. 2"}],
					"flags": [{"code": "Odd"}, {"code": "odd", "note": "either | or"}, "odd"], "revision": "none"}""";
		String errors = """
				[{"pointer": "/colour", "detail": "there is no such member"},
				{"pointer": "/amount/per", "detail": "there is no such member"},
				{"pointer": "/amount/value", "value": "5", "detail": "a JSON number"},
				{"pointer": "/amount/relation", "value": "about", "detail": "one of eq, gt, ge, lt, le, approx"},
				{"pointer": "/amount/unit", "value": "US dollars", "detail": "a UCUM code or, for money, an ISO 4217 code"},
				{"pointer": "/company", "value": "Lufax", "detail": "a key of 1 to 64 characters a-z, 0-9 and -"},
				{"pointer": "/subject", "value": "7", "detail": "a text in quotes"},
				{"pointer": "/date", "value": "2011-13", "detail": "\\"2011-13\\" is not an EDTF date: there is no month 13: expected 01 to 12, or 21 to 41 for a season, quarter, quadrimester or half year"},
				{"pointer": "/kind", "value": "party", "detail": "one of founding, launch, funding, listing, licence, partnership, milestone, valuation, strategy, acquisition, closure, other"},
				{"pointer": "/title", "value": " ", "detail": "1 to 500 printable characters"},
				{"pointer": "/detail", "value": "a\\u0000b", "detail": "1 to 10000 printable characters"},
				{"pointer": "/sources/0/key", "value": "a b", "detail": "the key of a source, such as AG17"},
				{"pointer": "/sources/1", "value": "5", "detail": "the key of a source, or an object with it"},
				{"pointer": "/sources/2/locator", "value": "p. 1; p. 2", "detail": "text without space around it and without ';', which divides lists in tables"},
				{"pointer": "/flags/2", "detail": "an object"},
				{"pointer": "/flags/0/code", "value": "Odd", "detail": "a key of 1 to 64 characters a-z, 0-9 and -"},
				{"pointer": "/flags/1/note", "value": "either | or", "detail": "text without space around it and without '|', which divides lists in tables"}]""";
		send(POST, EVENTS, faulty).refuses(422, "invalid-content", errors);
		send(PUT, EVENTS + "/" + ID, faulty).refuses(422, "invalid-content", errors);
		assertThat(Answers.get(this.client, EVENTS).at("/items")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			company       | lufax      | null
			date          | "2011"     | null
			date          | "2011"     | "Y170000"
			kind          | "founding" | "Founding"
			title         | "Founded"  | 5
			sources       | ["doc"]    | []
			sources       | ["doc"]    | "doc"
			sources       | ["doc"]    | ["doc", "doc"]
			""")
	void oneFaultIsNamed(String member, String good, String bad) {
		String document = PLAIN.replaceFirst("\"%s\": [^,}]+".formatted(member), "\"%s\": %s".formatted(member, bad));
		JsonNode problem = send(POST, EVENTS, document).json();
		assertThat(problem.at("/status").asInt()).as(document).isEqualTo(422);
		assertThat(problem.at("/faults").asInt()).isOne();
		assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/" + member);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'',
			textBlock = """
					"amount": {}                                                       | /amount/value,/amount/relation,/amount/unit
					"amount": {"value": 1, "relation": "eq"}                           | /amount/unit
					"amount": 5                                                        | /amount
					"amount": {"value": 1e400, "relation": "eq", "unit": "USD"}        | /amount/value
					"amount": {"value": 0.1234567890123456789012345678901, "relation": "eq", "unit": "USD"} | /amount/value
					"amount": {"value": 1, "relation": "eq", "unit": "XYZ"}            | /amount/unit
					"subject": "lufax"                                                 | /subject
					"dateAsStated": ""                                                 | /dateAsStated
					"flags": [{"note": "why"}]                                         | /flags/0/code
					"flags": {}                                                        | /flags
					""")
	void faultOfWhatIsOptionalIsNamed(String member, String pointers) {
		JsonNode problem = send(POST, EVENTS, PLAIN.replace("}", ", " + member + "}")).json();
		assertThat(problem.at("/errors").valueStream().map((error) -> error.at("/pointer").asString()))
			.as(problem.toString())
			.containsExactly(pointers.split(","));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "\"text\"", "null", "{\"title\": \"a\", \"title\": \"b\"}", "{\"a\": NaN}",
			"{} {}", "{'title': 1}" })
	void whatIsNoObjectIsMalformed(String body) {
		for (HttpMethod method : List.of(PUT, PATCH)) {
			send(method, EVENTS + "/" + ID, body, "If-None-Match", "*").refuses(400, "malformed-request", null);
		}
		send(POST, EVENTS, body).refuses(400, "malformed-request", null);
	}

	@Test
	void onlyTheGatewayMayWrite() {
		for (String unsigned : List.of("", "Bearer wrong")) {
			send(POST, EVENTS, PLAIN, "Authorization", unsigned).refuses(401, "unauthorized", null);
			send(DELETE, EVENTS + "/" + ID, null, "Authorization", unsigned).refuses(401, "unauthorized", null);
		}
	}

	@Test
	void whatTheOperationDoesNotTakeIsRefused() {
		send(POST, EVENTS, PLAIN, "Content-Type", "text/csv").refuses(415, "unsupported-media-type", null);
		send(PUT, EVENTS + "/" + ID, PLAIN, "Content-Type", "application/merge-patch+json").refuses(415,
				"unsupported-media-type", null);
		send(PUT, EVENTS + "/lufax", PLAIN).refuses(400, "invalid-parameter",
				"""
						[{"parameter": "id", "value": "lufax", "detail": "a UUID, such as 01998f3e-7b1c-7cc3-98c4-dc0c0c07398f"}]
						""");
		send(PATCH, EVENTS + "/lufax", PLAIN, "If-Match", "*").refuses(404, "unknown-key", """
				[{"parameter": "id", "value": "lufax", "detail": "There is no event with this id"}]""");
		send(POST, EVENTS + "?dryRun=true", PLAIN).refuses(400, "unknown-parameter", """
				[{"parameter": "dryRun", "detail": "The operation has no such parameter"}]""");
		String long_ = PLAIN.replace("}", ", \"detail\": \"%s\"}".formatted("x".repeat(300_000)));
		send(POST, EVENTS, long_).refuses(413, "content-too-large", null);
	}

	private JsonNode history(String path) {
		return Answers.get(this.client, path + "/history");
	}

	private Written send(HttpMethod method, String path, @Nullable String body, String... headers) {
		return Written.send(this.client, method, path, body, headers);
	}

}
