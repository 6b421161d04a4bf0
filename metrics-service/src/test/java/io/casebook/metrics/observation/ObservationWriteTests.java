package io.casebook.metrics.observation;

import java.util.ArrayList;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.casebook.intake.Faults;
import io.casebook.metrics.Casebook;
import io.casebook.metrics.DataPackage;
import io.casebook.metrics.ServiceTest;
import io.casebook.testpostgres.PostgresServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@ServiceTest
class ObservationWriteTests {

	private static final String PATH = "/api/v1/observations";

	private static final String CLAIM = """
			{"company":"acme","index":"worth","value":8.40,"unit":"USD","period":"2017","knownFrom":"2018",\
			"sources":[{"key":"A1","locator":"p. 4"},"B2"],"flags":[{"code":"odd"}]}""";

	private final Casebook casebook;

	ObservationWriteTests(WebTestClient http) {
		this.casebook = new Casebook(http);
	}

	@BeforeEach
	void load() {
		this.casebook.forgetAll();
		this.casebook.load(new DataPackage().index("users").money("worth").claim("acme", "users", "5"));
	}

	@Test
	void claimIsMadeAndReadAsItIsAnswered() {
		EntityExchangeResult<String> answer = this.casebook.write(HttpMethod.POST, PATH, CLAIM)
			.expectStatus()
			.isCreated()
			.expectHeader()
			.valueMatches("ETag", "\"r1-[0-9a-f]{8}\"")
			.expectBody(String.class)
			.returnResult();
		String location = String.valueOf(answer.getResponseHeaders().getLocation());
		assertThat(answer.getResponseBody()).contains("""
				"company":"acme","index":"worth","relation":"eq","value":8.40,"unit":"USD","display":"US$8.40",\
				"period":"2017","status":"reported","standing":"normal","knownFrom":"2018",\
				"sources":[{"key":"A1","locator":"p. 4"},{"key":"B2"}],"flags":[{"code":"odd"}],"recordedAt":""")
			.endsWith("\"recordedBy\":\"key:curator\",\"revision\":1}");
		assertThat(this.casebook.get(location.substring("/api/v1".length()))).isEqualTo(answer.getResponseBody());
	}

	@Test
	void tagChangesWithTheTextOfTheFigureAndAnyOfTheVersionIsTakenForAChange() {
		JsonNode claim = this.casebook.written(201, HttpMethod.POST, PATH, CLAIM);
		String path = PATH + "/" + claim.path("id").asString();
		String before = tag(path);
		known(path, before).expectStatus().isNotModified();
		this.casebook.write(HttpMethod.PATCH, "/api/v1/indices/worth", "{\"unitLabel\":\"$\"}", "If-Match", "*")
			.expectStatus()
			.isOk();
		known(path, before).expectStatus().isOk().expectBody().jsonPath("$.display").isEqualTo("$8.40");
		String after = tag(path);
		assertThat(after).isNotEqualTo(before);
		known(path, after).expectStatus().isNotModified();
		for (String tag : List.of(before, after, "\"r1\"", "\"r7\", " + after)) {
			this.casebook.write(HttpMethod.PATCH, path, "{}", "If-Match", tag)
				.expectStatus()
				.isOk()
				.expectHeader()
				.valueEquals("ETag", after);
		}
		for (String tag : List.of("\"r2\"", after.replace("r1", "r2"), "W/" + after, "\"r1-\"")) {
			this.casebook.written(412, HttpMethod.PATCH, path, "{}", "If-Match", tag);
		}
		this.casebook.written(412, HttpMethod.PUT, path, CLAIM, "If-None-Match", before);
		this.casebook.written(200, HttpMethod.PATCH, path, "{\"value\":null,\"missing\":\"withheld\"}", "If-Match",
				before);
		assertThat(tag(path)).isEqualTo("\"r2\"");
	}

	private String tag(String path) {
		return String.valueOf(this.casebook.http()
			.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseHeaders()
			.getETag());
	}

	private WebTestClient.ResponseSpec known(String path, String tag) {
		return this.casebook.http().get().uri(path).header("If-None-Match", tag).exchange();
	}

	@ParameterizedTest
	@CsvSource({ "0", "0.00", "-0.10", "100", "12000.50", "0.000000000000000001",
			"123456789012345678901234567890.123456789" })
	void valueIsReadWithTheDigitsThatWereWritten(String digits) {
		JsonNode claim = this.casebook.written(201, HttpMethod.POST, PATH, CLAIM.replace("8.40", digits));
		assertThat(this.casebook.get("/observations/" + claim.path("id").asString()))
			.contains("\"value\":" + digits + ",");
	}

	@Test
	void claimIsReadAndRetiredThoughItsIndexHasBecomeAnotherSince() {
		String path = "/observations/" + this.casebook.items("id", "/observations").getFirst();
		this.casebook.write(HttpMethod.DELETE, "/api/v1" + path, "", "If-Match", "*").expectStatus().isNoContent();
		this.casebook
			.write(HttpMethod.PATCH, "/api/v1/indices/users",
					"{\"dimension\":\"price\",\"unit\":\"USD/{share}\",\"unitLabel\":null}", "If-Match", "*")
			.expectStatus()
			.isOk();
		assertThat(this.casebook.items("display", path + "/history")).containsExactly("5 users");
		// as one was before units were held against it
		PostgresServer.get().execute("""
				SET search_path = metrics;
				UPDATE observation SET superseded_at = NULL, retired_by = NULL, unit = '{';
				RESET search_path""");
		assertThat(this.casebook.items("display", "/observations")).containsExactly("5 {");
		this.casebook.write(HttpMethod.DELETE, "/api/v1" + path, "", "If-Match", "*").expectStatus().isNoContent();
	}

	@Test
	void claimThatIsThereIsNamed() {
		JsonNode first = this.casebook.written(201, HttpMethod.POST, PATH, CLAIM);
		JsonNode problem = this.casebook.written(409, HttpMethod.POST, PATH, CLAIM.replace("8.40", "8.4"));
		assertThat(problem.path("detail").asString()).contains(first.path("id").asString());
		this.casebook.written(201, HttpMethod.POST, PATH, CLAIM.replace("USD", "EUR"));
	}

	@Test
	void correctionSupersedesAndRetirementEnds() {
		JsonNode first = this.casebook.written(201, HttpMethod.POST, PATH, CLAIM);
		String path = PATH + "/" + first.path("id").asString();
		JsonNode second = this.casebook.written(200, HttpMethod.PATCH, path, "{\"value\":9.00,\"flags\":null}",
				"If-Match", "\"r1\"");
		assertThat(second.path("revision").asInt()).isEqualTo(2);
		assertThat(second.path("value").toString()).isEqualTo("9.00");
		assertThat(second.path("flags").size()).isZero();
		assertThat(this.casebook.written(200, HttpMethod.PUT, path, second.toString(), "If-Match", "\"r2\""))
			.isEqualTo(second);
		this.casebook
			.write(HttpMethod.DELETE, path, "", "If-Match", "\"r2\"", "Authorization",
					Casebook.CALLS.authorization("key:editor"))
			.expectStatus()
			.isNoContent();
		String id = first.path("id").asString();
		this.casebook.refused(404, "/observations/{id}", id);
		JsonNode history = this.casebook.read("/observations/{id}/history", id).path("items");
		assertThat(Casebook.fields(history, "value")).containsExactly("8.40", "9.00");
		assertThat(history.path(0).path("supersededAt")).isEqualTo(history.path(1).path("recordedAt"));
		assertThat(history.path(1).path("retiredBy").asString()).isEqualTo("key:editor");
		assertThat(this.casebook.items("value", "/observations?index=worth&includeHistory=true"))
			.containsExactly("8.40", "9.00");
		assertThat(
				this.casebook.get("/observations/{id}?recordedAsOf={time}", id, second.path("recordedAt").asString()))
			.isEqualTo(second.toString());
		JsonNode back = this.casebook.written(201, HttpMethod.PUT, path, second.toString());
		assertThat(back.path("revision").asInt()).isEqualTo(3);
	}

	@Test
	void earlierListAndMatrixAreAnsweredByteForByteThoughAllIsRetired() {
		String time = this.casebook.items("recordedAt", "/observations").getFirst();
		String id = this.casebook.items("id", "/observations").getFirst();
		String list = this.casebook.get("/observations");
		String matrix = this.casebook.get("/matrix?companies=acme&indices=users&asOf=2018");
		this.casebook.write(HttpMethod.DELETE, PATH + "/" + id, "", "If-Match", "*").expectStatus().isNoContent();
		this.casebook.write(HttpMethod.DELETE, "/api/v1/indices/users", "", "If-Match", "*")
			.expectStatus()
			.isNoContent();
		assertThat(this.casebook.get("/observations")).isEqualTo("{\"items\":[]}");
		assertThat(this.casebook.items("id", "/observations?includeHistory=true")).containsExactly(id);
		assertThat(this.casebook.get("/observations?recordedAsOf={time}", time)).isEqualTo(list);
		assertThat(this.casebook.get("/matrix?companies=acme&indices=users&asOf=2018&recordedAsOf={time}", time))
			.isEqualTo(matrix);
	}

	@Test
	void allFaultsAreToldWithTheirPlaces() {
		JsonNode problem = this.casebook.written(422, HttpMethod.POST, PATH, """
				{"company":"Acme","index":"users","value":"5","unit":"{users}","period":"2019-05","knownFrom":"2018",\
				"status":"guessed","sources":[{"key":"no key"}],"colour":"red"}""");
		assertThat(Casebook.fields(problem.path("errors"), "pointer")).containsExactlyInAnyOrder("/colour", "/company",
				"/value", "/period", "/status", "/sources/0/key");
	}

	@Test
	void faultsDoNotHideEachOther() {
		assertThat(Casebook.fields(this.casebook.written(422, HttpMethod.POST, PATH, """
				{"company":"Acme","index":"worth","value":1,"unit":"{users}","period":"2017","knownFrom":"2018",\
				"sources":["A1"]}""").path("errors"), "pointer")).containsExactlyInAnyOrder("/company", "/unit");
		assertThat(Casebook.fields(this.casebook.written(422, HttpMethod.POST, PATH, """
				{"company":"acme","index":"lions","value":1,"unit":"","period":"2017","knownFrom":"2018",\
				"sources":["A1"],"colour":"red"}""").path("errors"), "pointer")).containsExactlyInAnyOrder("/colour",
				"/unit", "/index");
	}

	@Test
	void faultsThatTheGatewayFoundAreToldWithTheRest() {
		JsonNode problem = this.casebook.written(422, HttpMethod.POST, PATH, CLAIM.replace("USD", "{users}"),
				"X-Found-Faults",
				"[{\"pointer\":\"/company\",\"value\":\"acme\",\"detail\":\"the key of a company\"}]");
		assertThat(Casebook.fields(problem.path("errors"), "pointer")).containsExactly("/company", "/unit");
		assertThat(problem.path("faults").asInt()).isEqualTo(2);
		this.casebook.written(400, HttpMethod.POST, PATH, CLAIM, "X-Found-Faults", "none");
		String many = IntStream.range(0, Faults.LISTED)
			.mapToObj((place) -> "{\"pointer\":\"/sources/%d\",\"value\":\"%s\",\"detail\":\"the key of a source\"}"
				.formatted(place, "A".repeat(100)))
			.collect(Collectors.joining(",", "[", "]"));
		assertThat(
				this.casebook.written(422, HttpMethod.POST, PATH, CLAIM, "X-Found-Faults", many).path("faults").asInt())
			.isEqualTo(Faults.LISTED);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "/index | \"worth\" | \"lions\"", "/unit | \"USD\" | \"{users}\"", "/value | 8.40 | 1e400",
					"/value | 8.40 | \"8.40\"", "/value | 8.40 | null", "/period | \"2017\" | \"2018-12/2019-01\"",
					"/sources | [{\"key\":\"A1\",\"locator\":\"p. 4\"},\"B2\"] | []" })
	void contentIsRefused(String pointer, String before, String after) {
		JsonNode problem = this.casebook.written(422, HttpMethod.POST, PATH, CLAIM.replace(before, after));
		assertThat(Casebook.fields(problem.path("errors"), "pointer")).containsExactly(pointer);
	}

	@Test
	void planMayLieInTheFuture() {
		this.casebook.written(201, HttpMethod.POST, PATH,
				CLAIM.replace("\"2017\"", "\"2020\"").replace("{\"company\"", "{\"status\":\"planned\",\"company\""));
	}

	@Test
	void ofTwoWritersWithOneTagOneWins() throws Exception {
		JsonNode claim = this.casebook.written(201, HttpMethod.POST, PATH, CLAIM);
		String path = PATH + "/" + claim.path("id").asString();
		for (int round = 1; round <= 5; round++) {
			String tag = "\"r%d\"".formatted(round);
			int value = 10 * round;
			List<Integer> statuses = together(8,
					(i) -> this.casebook
						.write(HttpMethod.PATCH, path, "{\"value\":%d}".formatted(value + i), "If-Match", tag)
						.returnResult(Void.class)
						.getStatus()
						.value());
			assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
		}
		assertThat(this.casebook.items("revision", PATH.substring(7) + "/{id}/history", claim.path("id").asString()))
			.hasSize(6);
	}

	@Test
	void historyOfAClaimThatMovedIsInTheOrderInWhichItWasRecorded() {
		JsonNode claim = this.casebook.written(201, HttpMethod.POST, PATH, CLAIM);
		String path = PATH + "/" + claim.path("id").asString();
		this.casebook.written(200, HttpMethod.PATCH, path, "{\"company\":\"aardvark\"}", "If-Match", "\"r1\"");
		this.casebook.written(200, HttpMethod.PATCH, path, "{\"company\":\"zebra\"}", "If-Match", "\"r2\"");
		String history = path.substring(7) + "/history";
		assertThat(this.casebook.items("revision", history)).containsExactly("1", "2", "3");
		String next = this.casebook.read(history + "?limit=1").path("next").asString();
		JsonNode second = this.casebook.read(history + "?limit=1&cursor={next}", next);
		assertThat(Casebook.fields(second.path("items"), "company")).containsExactly("aardvark");
		assertThat(this.casebook.items("company", history + "?limit=1&cursor={next}", second.path("next").asString()))
			.containsExactly("zebra");
	}

	@Test
	void nextPageHasNoOtherVersionOfTheLastClaim() {
		this.casebook.written(201, HttpMethod.POST, PATH, CLAIM);
		JsonNode page = this.casebook.read("/observations?limit=1");
		String id = page.at("/items/0/id").asString();
		this.casebook.written(200, HttpMethod.PATCH, PATH + "/" + id, "{\"flags\":[]}", "If-Match", "*");
		assertThat(this.casebook.items("id", "/observations?limit=5&cursor={next}", page.path("next").asString()))
			.hasSize(1)
			.doesNotContain(id);
	}

	@Test
	void whatIsRecordedAMomentLaterWasNotRecordedYet() {
		JsonNode claim = this.casebook.written(201, HttpMethod.POST, PATH, CLAIM);
		Instant recorded = Instant.parse(claim.path("recordedAt").asString());
		String path = "/observations?company=acme&index=worth&recordedAsOf={time}";
		assertThat(this.casebook.items("id", path, recorded)).hasSize(1);
		assertThat(this.casebook.items("id", path, recorded.minusNanos(100))).isEmpty();
		assertThat(this.casebook.items("id", "/observations?updatedAfter={time}", recorded.minusNanos(100)))
			.contains(claim.path("id").asString());
	}

	@Test
	void sameKeyFiftyTimesMakesOneClaim() throws Exception {
		List<String> answers = together(50, (i) -> {
			EntityExchangeResult<String> answer;
			do {
				answer = this.casebook.write(HttpMethod.POST, PATH, CLAIM, "Idempotency-Key", "once")
					.expectBody(String.class)
					.returnResult();
			}
			while (answer.getStatus().value() == 409);
			return answer.getStatus().value() + " " + answer.getResponseHeaders().getLocation() + " "
					+ answer.getResponseBody();
		});
		assertThat(answers.stream().distinct()).singleElement().asString().startsWith("201 /api/v1/observations/");
		assertThat(this.casebook.items("id", "/observations?index=worth")).hasSize(1);
		this.casebook.written(422, HttpMethod.POST, PATH, CLAIM.replace("8.40", "9"), "Idempotency-Key", "once");
	}

	private static <T> List<T> together(int number, IntFunction<T> work) throws Exception {
		try (ExecutorService threads = Executors.newFixedThreadPool(number)) {
			List<Callable<T>> calls = IntStream.range(0, number)
				.<Callable<T>>mapToObj((i) -> () -> work.apply(i))
				.toList();
			List<T> results = new ArrayList<>();
			for (Future<T> result : threads.invokeAll(calls)) {
				results.add(result.get());
			}
			return results;
		}
	}

}
