package io.casebook.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@ServiceTest
class ChangesTests {

	private static final JsonMapper JSON = new JsonMapper();

	private static final String CLAIM = """
			{"company": "lufax", "index": "users", "relation": "eq", "value": 5, "unit": "{users}", "period": "2016",
				"status": "reported", "standing": "normal", "knownFrom": "2017", "sources": ["doc"]}""";

	private final Casebook casebook;

	private long before;

	ChangesTests(WebTestClient http) {
		this.casebook = new Casebook(http);
	}

	@BeforeEach
	void anIndexIsThere() {
		this.casebook.forgetAll();
		this.casebook.load(new DataPackage().index("users").index("loans"));
		this.before = lines("").getLast().path("position").asLong();
	}

	@Test
	void claimsAreToldOncePerCompanyWithTheirIndices() {
		this.casebook.load(new DataPackage().claim("lufax", "users", "1")
			.claim("lufax", "loans", "2")
			.claim("lufax", "users", "3", "period", "2018")
			.claim("zhongan", "users", "4"));
		List<JsonNode> changes = changes();
		assertThat(changes).map(ChangesTests::content)
			.containsExactly("observations recorded lufax [\"loans\",\"users\"] 3",
					"observations recorded zhongan [\"users\"] 1");
		assertThat(changes.get(0).has("observation")).isFalse();
		assertThat(changes.get(1).path("observation").asString())
			.isEqualTo(this.casebook.read("/observations?company=zhongan").at("/items/0/id").asString());
	}

	@Test
	void claimThatIsReplacedAndRetiredIsToldTwiceMore() {
		String path = "/api/v1/observations";
		String id = this.casebook.written(201, HttpMethod.POST, path, CLAIM).path("id").asString();
		this.casebook.written(200, HttpMethod.PUT, path + "/" + id, CLAIM.replace("normal", "preferred"), "If-Match",
				"\"r1\"");
		this.casebook.write(HttpMethod.DELETE, path + "/" + id, "", "If-Match", "\"r2\"").expectStatus().isNoContent();
		this.casebook.write(HttpMethod.DELETE, path + "/" + id, "", "If-Match", "\"r2\"").expectStatus().isEqualTo(412);
		assertThat(changes()).map(ChangesTests::content)
			.containsExactly("observations recorded lufax [\"users\"] 1", "observations recorded lufax [\"users\"] 1",
					"observations retired lufax [\"users\"] 1");
	}

	@Test
	void claimThatIsPutElsewhereIsToldWhereItWas() {
		String path = "/api/v1/observations";
		String id = this.casebook.written(201, HttpMethod.POST, path, CLAIM).path("id").asString();
		this.casebook.written(200, HttpMethod.PUT, path + "/" + id, CLAIM.replace("lufax", "zhongan"), "If-Match",
				"\"r1\"");
		this.casebook.written(200, HttpMethod.PUT, path + "/" + id,
				CLAIM.replace("lufax", "zhongan").replace("\"users\"", "\"loans\""), "If-Match", "\"r2\"");
		assertThat(changes()).map(ChangesTests::content)
			.containsExactly("observations recorded lufax [\"users\"] 1", "observations retired lufax [\"users\"] 1",
					"observations recorded zhongan [\"users\"] 1", "observations recorded zhongan [\"loans\"] 1",
					"observations retired zhongan [\"users\"] 1");
	}

	@Test
	void catalogueIsToldByKey() {
		this.casebook.written(201, HttpMethod.PUT, "/api/v1/index-sets/all",
				"{\"title\": \"All\", \"indices\": [\"users\"]}");
		this.casebook.write(HttpMethod.DELETE, "/api/v1/indices/loans", "", "If-Match", "\"r1\"")
			.expectStatus()
			.isNoContent();
		assertThat(changes())
			.map((change) -> "%s %s %s".formatted(change.path("kind").asString(), change.path("change").asString(),
					change.path("key").asString()))
			.containsExactly("index-set recorded all", "index retired loans");
	}

	@Test
	void batchIsToldWhenItIsMergedAndNotWhenItIsStaged() {
		String batch = this.casebook.stage("""
				company,index,value,relation,unit,period,status,standing,knownFrom,sources
				lufax,users,1,eq,{users},2015,reported,normal,2016,doc
				lufax,users,2,eq,{users},2016,reported,normal,2017,doc
				""");
		assertThat(changes()).isEmpty();
		this.casebook.write(HttpMethod.POST, "/internal/observation-batches/" + batch + "/merge", "")
			.expectStatus()
			.isOk();
		assertThat(changes()).map(ChangesTests::content).containsExactly("observations recorded lufax [\"users\"] 2");
	}

	private static String content(JsonNode change) {
		return "%s %s %s %s %s".formatted(change.path("kind").asString(), change.path("change").asString(),
				change.path("company").asString(), change.path("indices"), change.path("observations"));
	}

	private List<JsonNode> changes() {
		return lines("?after=" + this.before).stream()
			.filter((line) -> line.has("change"))
			.map((line) -> line.path("change"))
			.toList();
	}

	private List<JsonNode> lines(String query) {
		return Objects.requireNonNull(this.casebook.http()
			.get()
			.uri("/api/v1/changes" + query)
			.accept(MediaType.APPLICATION_NDJSON)
			.exchange()
			.expectStatus()
			.isOk()
			.returnResult(String.class)
			.getResponseBody()
			.map(JSON::readTree)
			.takeUntil((line) -> !line.has("change"))
			.collectList()
			.block(Duration.ofSeconds(10)));
	}

}
