package io.casebook.metrics.index;

import java.time.Duration;

import io.casebook.metrics.Casebook;
import io.casebook.metrics.DataPackage;
import io.casebook.metrics.ServiceTest;
import io.casebook.testpostgres.HeldTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@ServiceTest
class CatalogueWriteTests {

	private static final String PRICE = """
			{"key":"price","title":"Price","unit":"USD/{share}","dimension":"price","better":"none","basis":"actual"}""";

	private final Casebook casebook;

	CatalogueWriteTests(WebTestClient http) {
		this.casebook = new Casebook(http);
	}

	@BeforeEach
	void load() {
		this.casebook.forgetAll();
		this.casebook
			.load(new DataPackage().index("users").index("cars").set("all", "cars").claim("acme", "users", "5"));
	}

	@Test
	void indexIsMadeReadReplacedAndRetired() {
		this.casebook.write(HttpMethod.PUT, "/api/v1/indices/price", PRICE, "If-None-Match", "*")
			.expectStatus()
			.isCreated()
			.expectHeader()
			.location("/api/v1/indices/price")
			.expectHeader()
			.valueEquals("ETag", "\"r1\"")
			.expectBody(String.class)
			.isEqualTo(PRICE);
		this.casebook.http()
			.get()
			.uri("/api/v1/indices/price")
			.header("If-None-Match", "\"r1\"")
			.exchange()
			.expectStatus()
			.isNotModified();
		String changed = PRICE.replace("\"Price\"", "\"Price of a share\"");
		this.casebook.write(HttpMethod.PUT, "/api/v1/indices/price", changed, "If-Match", "\"r1\"")
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("ETag", "\"r2\"");
		this.casebook.write(HttpMethod.DELETE, "/api/v1/indices/price", "", "If-Match", "\"r2\"")
			.expectStatus()
			.isNoContent();
		this.casebook.refused(404, "/indices/price");
		JsonNode history = this.casebook.read("/indices/price/history").path("items");
		assertThat(Casebook.fields(history, "title")).containsExactly("Price", "Price of a share");
		assertThat(Casebook.fields(history, "recordedBy")).containsExactly("key:curator", "key:curator");
		assertThat(history.path(0).has("retiredBy")).isFalse();
		assertThat(history.path(1).path("retiredBy").asString()).isEqualTo("key:curator");
		this.casebook.write(HttpMethod.POST, "/api/v1/indices", PRICE)
			.expectStatus()
			.isCreated()
			.expectHeader()
			.valueEquals("ETag", "\"r3\"");
	}

	@Test
	void whatChangesNothingMakesNoVersion() {
		String body = this.casebook.get("/indices/users");
		this.casebook.write(HttpMethod.PUT, "/api/v1/indices/users", body, "If-Match", "*")
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("ETag", "\"r1\"")
			.expectBody(String.class)
			.isEqualTo(body);
		this.casebook.write(HttpMethod.PATCH, "/api/v1/indices/users", "{\"definition\":null}", "If-Match", "\"r1\"")
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("ETag", "\"r1\"");
	}

	@Test
	void patchChangesWhatItNames() {
		JsonNode patched = this.casebook.written(200, HttpMethod.PATCH, "/api/v1/index-sets/all",
				"{\"indices\":[\"users\",\"cars\"],\"description\":\"Both\"}", "If-Match", "\"r1\"");
		assertThat(patched.toString()).isEqualTo("""
				{"key":"all","title":"Set all","description":"Both","indices":["users","cars"]}""");
		assertThat(this.casebook.get("/index-sets/all")).isEqualTo(patched.toString());
	}

	@Test
	void setIsMadeAndRetired() {
		String set = "{\"title\":\"Two\",\"indices\":[\"users\",\"cars\"]}";
		this.casebook.write(HttpMethod.PUT, "/api/v1/index-sets/two", set).expectStatus().isCreated();
		this.casebook.write(HttpMethod.DELETE, "/api/v1/index-sets/two", "", "If-Match", "*")
			.expectStatus()
			.isNoContent();
		assertThat(this.casebook.items("key", "/index-sets")).containsExactly("all");
		assertThat(this.casebook.items("revision", "/index-sets/two/history")).containsExactly("1");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "428 | PUT | users | '' | ''", "412 | PUT | users | If-Match | \"r2\"",
					"412 | PUT | users | If-None-Match | *", "412 | PUT | lions | If-Match | \"r1\"",
					"428 | DELETE | cars | '' | ''", "412 | DELETE | lions | If-Match | *",
					"404 | DELETE | lions | '' | ''", "404 | PATCH | lions | '' | ''",
					"409 | DELETE | users | If-Match | \"r1\"", "409 | DELETE | cars | If-Match | \"r1\"" })
	void preconditionOrNeedStands(int status, HttpMethod method, String key, String header, String value) {
		String body = (method == HttpMethod.DELETE) ? ""
				: PRICE.replace("\"price\",\"title\"", "\"" + key + "\",\"title\"");
		String[] headers = header.isEmpty() ? new String[0] : new String[] { header, value };
		this.casebook.write(method, "/api/v1/indices/" + key, body, headers).expectStatus().isEqualTo(status);
	}

	@Test
	void unitStaysWithTheClaims() {
		assertThat(this.casebook
			.written(409, HttpMethod.PATCH, "/api/v1/indices/users", "{\"unit\":\"{people}\"}", "If-Match", "*")
			.path("detail")
			.asString()).startsWith("Claims of 'users' have another unit than {people}");
		this.casebook
			.write(HttpMethod.PATCH, "/api/v1/indices/users", "{\"dimension\":\"money\",\"unit\":\"USD\"}", "If-Match",
					"*")
			.expectStatus()
			.isEqualTo(409);
		this.casebook.write(HttpMethod.PATCH, "/api/v1/indices/cars", "{\"unit\":\"{wheels}\"}", "If-Match", "*")
			.expectStatus()
			.isOk();
	}

	/** As among many claims: they are locked for a while. */
	@Test
	void indexIsChangedAndRetiredHoweverLongItsClaimsAreLookedFor() throws Exception {
		assertThat(statusWhileClaimsAreLocked(HttpMethod.PATCH, "{\"unit\":\"{wheels}\"}")).isEqualTo(200);
		this.casebook.write(HttpMethod.DELETE, "/api/v1/index-sets/all", "", "If-Match", "*")
			.expectStatus()
			.isNoContent();
		assertThat(statusWhileClaimsAreLocked(HttpMethod.DELETE, "")).isEqualTo(204);
	}

	@Test
	void claimsAreNotLookedForWhenTheUnitStays() throws Exception {
		try (HeldTable _ = new HeldTable("metrics.observation")) {
			this.casebook
				.write(HttpMethod.PATCH, "/api/v1/indices/users", "{\"title\":\"People\"}", "If-Match", "*",
						"Casebook-Deadline", "5000")
				.expectStatus()
				.isOk();
			this.casebook.write(HttpMethod.POST, "/api/v1/indices", PRICE, "Casebook-Deadline", "5000")
				.expectStatus()
				.isCreated();
		}
	}

	private int statusWhileClaimsAreLocked(HttpMethod method, String body) throws Exception {
		Mono<Integer> status = Mono
			.fromCallable(() -> this.casebook.write(method, "/api/v1/indices/cars", body, "If-Match", "*")
				.returnResult(Void.class)
				.getStatus()
				.value())
			.subscribeOn(Schedulers.boundedElastic())
			.cache();
		try (HeldTable claims = new HeldTable("metrics.observation")) {
			status.subscribe();
			claims.awaitOther();
			Mono.delay(Duration.ofMillis(500)).block();
		}
		return status.blockOptional(Duration.ofSeconds(10)).orElseThrow();
	}

	@Test
	void allFaultsAreToldWithTheirPlaces() {
		JsonNode problem = this.casebook.written(422, HttpMethod.POST, "/api/v1/indices", """
				{"key":"A B","unit":5,"dimension":"luck","better":"higher","basis":"actual","colour":"red"}""");
		assertThat(Casebook.fields(problem.path("errors"), "pointer")).containsExactly("/colour", "/key", "/title",
				"/unit", "/dimension");
		assertThat(Casebook.fields(
				this.casebook.written(422, HttpMethod.PUT, "/api/v1/indices/other", PRICE).path("errors"), "pointer"))
			.containsExactly("/key");
		assertThat(Casebook.fields(
				this.casebook
					.written(422, HttpMethod.PUT, "/api/v1/index-sets/new",
							"{\"title\":\"New\",\"indices\":[\"cars\",\"lions\"]}")
					.path("errors"),
				"pointer"))
			.containsExactly("/indices/1");
		this.casebook.written(400, HttpMethod.POST, "/api/v1/indices", "{\"key\":\"a\",\"key\":\"b\"}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "money | GBX", "price | USD", "price | GBX/{share}", "number | %",
			"count | {", "count | }", "count | {}", "count | {users", "count | {{users}}", "price | USD/{share" })
	void unitMustBeOneOfTheDimension(String dimension, String unit) {
		JsonNode problem = this.casebook.written(422, HttpMethod.PUT, "/api/v1/indices/new",
				"{\"title\":\"New\",\"unit\":\"%s\",\"dimension\":\"%s\",\"better\":\"none\",\"basis\":\"actual\"}"
					.formatted(unit, dimension));
		assertThat(Casebook.fields(problem.path("errors"), "pointer")).containsExactly("/unit");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					POST | indices | {"key":"A B","title":"T","unit":"GBX","dimension":"money","better":"up","basis":"actual","z":1} \
					| /z, /key, /better, /unit
					PUT | indices/new | {"key":"old","title":"T","unit":"%","dimension":"number","better":"none","basis":"actual"} \
					| /unit, /key
					PUT | indices/new | {"key":7,"title":5,"unit":"%","dimension":"number","better":"none","basis":"actual"} \
					| /key, /title, /unit
					PATCH | indices/users | {"key":"cars","unit":"%","dimension":"number","title":null} | /title, /unit, /key
					POST | index-sets | {"key":"","indices":["cars","lions","A B"],"z":1} | /z, /indices/2, /key, /title, /indices/1
					PUT | index-sets/new | {"key":"old","title":"","indices":["lions"]} | /title, /key, /indices/0
					PATCH | index-sets/all | {"title":null,"indices":["lions","users"]} | /title, /indices/0
					""")
	void faultsDoNotHideEachOther(HttpMethod method, String path, String content, String pointers) {
		String[] headers = (method == HttpMethod.PATCH) ? new String[] { "If-Match", "*" } : new String[0];
		JsonNode problem = this.casebook.written(422, method, "/api/v1/" + path, content, headers);
		assertThat(Casebook.fields(problem.path("errors"), "pointer"))
			.containsExactlyInAnyOrder(pointers.split(",\\s+"));
	}

	@Test
	void earlierCatalogueIsAnsweredByteForByte() {
		String time = this.casebook.items("recordedAt", "/observations").getFirst();
		String indices = this.casebook.get("/indices");
		String index = this.casebook.get("/indices/cars");
		String sets = this.casebook.get("/index-sets");
		String members = this.casebook.get("/indices?set=all");
		this.casebook.write(HttpMethod.POST, "/api/v1/indices", PRICE).expectStatus().isCreated();
		this.casebook.write(HttpMethod.PATCH, "/api/v1/indices/users", "{\"title\":\"People\"}", "If-Match", "*")
			.expectStatus()
			.isOk();
		this.casebook.write(HttpMethod.DELETE, "/api/v1/index-sets/all", "", "If-Match", "*")
			.expectStatus()
			.isNoContent();
		this.casebook.write(HttpMethod.DELETE, "/api/v1/indices/cars", "", "If-Match", "*")
			.expectStatus()
			.isNoContent();
		assertThat(this.casebook.items("key", "/indices")).containsExactly("users", "price");
		assertThat(this.casebook.get("/indices?recordedAsOf={time}", time)).isEqualTo(indices);
		assertThat(this.casebook.get("/indices/cars?recordedAsOf={time}", time)).isEqualTo(index);
		assertThat(this.casebook.get("/index-sets?recordedAsOf={time}", time)).isEqualTo(sets);
		assertThat(this.casebook.get("/indices?set=all&recordedAsOf={time}", time)).isEqualTo(members);
		this.casebook.refused(404, "/indices/price?recordedAsOf={time}", time);
	}

	@Test
	void changesNeedASignature() {
		this.casebook.write(HttpMethod.DELETE, "/api/v1/indices/cars", "", "Authorization", "")
			.expectStatus()
			.isUnauthorized();
	}

}
