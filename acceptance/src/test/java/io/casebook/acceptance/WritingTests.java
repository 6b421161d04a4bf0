package io.casebook.acceptance;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever can be written is created, replaced, changed and retired by the same rules,
 * and each of its versions stays readable.
 */
@Stewardship
class WritingTests {

	private static Ground ground;

	private String path = "";

	@BeforeAll
	static void layGround() {
		ground = Ground.lay("writing");
	}

	@AfterEach
	void retire() {
		if (!this.path.isEmpty()) {
			Curator.delete(this.path, "If-Match", "*");
		}
	}

	@ParameterizedTest
	@EnumSource
	void postCreatesWhatIsReadAfterwards(Writable kind) {
		Answer created = create(kind);
		Answer read = Platform.get(this.path);
		assertThat(created.header("ETag")).matches("\"[^\"]+\"").isEqualTo(read.header("ETag"));
		assertThat(read.status()).as(read.toString()).isEqualTo(200);
		assertThat(created.body()).isEqualTo(read.body());
		holds(read.json(), Json.read(kind.document(ground)));
		assertThat(kind.listed(ground)).contains(read.json());
		assertThat(Curator.post(kind.collection(ground), kind.document(ground)).status()).as("a second time")
			.isEqualTo(409);
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = { "OBSERVATION", "EVENT" })
	void putCreatesOnce(Writable kind) {
		create(kind);
		Curator.retire(this.path);
		assertThat(Curator.put(this.path, kind.document(ground), "If-Match", "*").status()).as("what is not there")
			.isEqualTo(412);
		Answer created = Curator.put(this.path, kind.document(ground), "If-None-Match", "*");
		assertThat(created.status()).as(created.toString()).isEqualTo(201);
		assertThat(created.location()).isEqualTo(this.path);
		assertThat(created.body()).isEqualTo(Platform.get(this.path).body());
		assertThat(Curator.put(this.path, kind.document(ground), "If-None-Match", "*").status()).isEqualTo(412);
	}

	@ParameterizedTest
	@EnumSource
	void preconditionsAreAskedForAndKept(Writable kind) {
		Answer created = create(kind);
		String document = kind.document(ground);
		for (Answer refused : List.of(Curator.put(this.path, document), Curator.patch(this.path, kind.change(ground)),
				Curator.delete(this.path))) {
			refusedAs(refused, 428, "precondition-required");
		}
		for (String[] headers : List.of(new String[] { "If-Match", "\"other\"" },
				new String[] { "If-None-Match", "*" })) {
			refusedAs(Curator.put(this.path, document, headers), 412, "precondition-failed");
		}
		refusedAs(Curator.patch(this.path, kind.change(ground), "If-Match", "\"other\""), 412, "precondition-failed");
		refusedAs(Curator.delete(this.path, "If-Match", "\"other\""), 412, "precondition-failed");
		Answer read = Platform.get(this.path);
		assertThat(read.body()).isEqualTo(created.body());
		Answer known = Platform.get(this.path, "If-None-Match", read.header("ETag"));
		assertThat(known.status()).isEqualTo(304);
		assertThat(known.body()).isEmpty();
		assertThat(Platform.get(this.path, "If-None-Match", "\"other\"").status()).isEqualTo(200);
	}

	@ParameterizedTest
	@EnumSource
	void whatWasReadCanBeSentBackAndChangesNothing(Writable kind) {
		create(kind);
		Answer read = Platform.get(this.path);
		Answer put = Curator.put(this.path, read.body(), "If-Match", read.header("ETag"));
		Answer patch = Curator.patch(this.path, "{}", "If-Match", read.header("ETag"));
		for (Answer answer : List.of(put, patch)) {
			assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
			assertThat(answer.header("ETag")).isEqualTo(read.header("ETag"));
			assertThat(answer.body()).isEqualTo(read.body());
		}
		assertThat(Platform.get(this.path).body()).isEqualTo(read.body());
	}

	@ParameterizedTest
	@EnumSource
	void changeSupersedesAndAllVersionsStayWithWhoAndWhen(Writable kind) {
		create(kind);
		int before = versions(kind).size() - 1;
		Answer first = Platform.get(this.path);
		Answer changed = Curator.patch(this.path, kind.change(ground), "If-Match", first.header("ETag"));
		assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
		assertThat(changed.header("ETag")).isNotEqualTo(first.header("ETag"));
		assertThat(changed.body()).isNotEqualTo(first.body()).isEqualTo(Platform.get(this.path).body());
		refusedAs(Curator.patch(this.path, kind.change(ground), "If-Match", first.header("ETag")), 412,
				"precondition-failed");
		Answer back = Curator.put(this.path, kind.document(ground), "If-Match", changed.header("ETag"));
		assertThat(back.status()).as(back.toString()).isEqualTo(200);
		Curator.retire(this.path);
		assertThat(Platform.get(this.path).status()).isEqualTo(404);

		List<JsonNode> versions = versions(kind).subList(before, versions(kind).size());
		assertThat(versions).hasSizeGreaterThanOrEqualTo(3);
		assertThat(Json.strings(versions, "recordedBy")).containsOnly(Curator.SUBJECT);
		for (int i = 0; i < 2; i++) {
			assertThat(Json.string(versions.get(i), "supersededAt")).as("version %d of %s", i, versions)
				.isEqualTo(Json.string(versions.get(i + 1), "recordedAt"));
		}
		assertThat(versions.getLast().toString()).as("who retired it").contains("retired");
		asRecorded(versions.get(0), first);
		asRecorded(versions.get(1), changed);
		asRecorded(versions.get(2), back);
	}

	@ParameterizedTest
	@EnumSource
	void bodyThatIsNotOneObjectIsMalformed(Writable kind) {
		Answer created = create(kind);
		String document = kind.document(ground);
		for (String body : List.of("", "{", "[]", "null", "{} {}", document.replaceFirst("\\{", "{\"x\":1,\"x\":2,"))) {
			Answer refused = Curator.put(this.path, body, "If-Match", "*");
			refusedAs(refused, 400, "malformed-request");
		}
		assertThat(
				Curator.send("PUT", this.path, "text/plain", Curator.text(document), "If-Match", created.header("ETag"))
					.status())
			.isEqualTo(415);
		assertThat(Platform.get(this.path).body()).isEqualTo(created.body());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/companies/%K", "/api/v1/groups/%K", "/api/v1/indices/%K", "/api/v1/sources/%K",
			"/api/v1/index-sets/%K", "/api/v1/companies/%K/offerings/x" })
	void whatIsNotThereIsNotChanged(String template) {
		String missing = template.replace("%K", ground.key("missing"));
		assertThat(Curator.patch(missing, "{}").status()).isIn(404, 428);
		assertThat(Curator.delete(missing).status()).isIn(404, 428);
		assertThat(Curator.delete(missing, "If-Match", "*").status()).isIn(404, 412);
	}

	private Answer create(Writable kind) {
		Answer created = Curator.post(kind.collection(ground), kind.document(ground));
		assertThat(created.status()).as(created.toString()).isEqualTo(201);
		this.path = created.location();
		assertThat(this.path).startsWith(kind.collection(ground) + "/");
		return created;
	}

	private List<JsonNode> versions(Writable kind) {
		return Platform.items(kind.history(this.path));
	}

	private void asRecorded(JsonNode version, Answer then) {
		String time = Json.string(version, "recordedAt");
		assertThat(Platform.get(this.path + "?recordedAsOf=" + time).body()).as("as recorded at %s", time)
			.isEqualTo(then.body());
	}

	/** Each member that was sent is there as it was sent. */
	private static void holds(JsonNode read, JsonNode sent) {
		sent.properties().forEach((member) -> {
			JsonNode found = read.get(member.getKey());
			assertThat(found).as("%s of %s", member.getKey(), read).isNotNull();
			if (member.getValue().isNumber()) {
				assertThat(found.decimalValue()).isEqualByComparingTo(member.getValue().decimalValue());
			}
			else if (member.getValue().isObject()) {
				holds(found, member.getValue());
			}
			else {
				assertThat(found).as(member.getKey()).isEqualTo(member.getValue());
			}
		});
	}

	private static void refusedAs(Answer refused, int status, String type) {
		assertThat(refused.status()).as(refused.toString()).isEqualTo(status);
		assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
		assertThat(Json.string(refused.json(), "type")).endsWith("/problems/" + type);
	}

}
