package io.casebook.metrics.batch;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.casebook.metrics.Casebook;
import io.casebook.metrics.DataPackage;
import io.casebook.metrics.ServiceTest;
import io.casebook.testpostgres.PostgresServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

@ServiceTest
class BatchTests {

	private static final String HEADER = "company,index,value,unit,period,knownFrom,sources\n";

	private static final String ROW = "acme,users,5,{users},2017,2018,A1#p. 4\n";

	private final Casebook casebook;

	BatchTests(WebTestClient http) {
		this.casebook = new Casebook(http);
	}

	@BeforeEach
	void load() {
		this.casebook.forgetAll();
		this.casebook.load(new DataPackage().index("users").money("worth"));
	}

	@Test
	void tableIsStagedThenMerged() {
		String table = "\uFEFFvalue,unit,company,subject,index,sources,period,knownFrom,asStated,flags\r\n"
				+ "8.40,USD,acme,,worth,A1#p. 4; B2,2017,2018,\"8,40 \"\"€\"\"\nmn\\\t\",odd: Very odd | even\r\n"
				+ "9,{users},acme,part,users,NULL,../2017,2018,'=9,\r\n";
		String answer = Casebook.text(this.casebook.stage("text/csv", table).expectStatus().isCreated());
		String batch = read(answer).path("batch").asString();
		assertThat(answer).isEqualTo("""
				{"batch":"%s","rows":2,"mentions":{"companies":{"acme":2},"subjects":{"part":3},\
				"sources":{"A1":2,"B2":2,"NULL":3}},"faults":0,"errors":[]}""".formatted(batch));
		assertThat(this.casebook.get("/observations")).isEqualTo("{\"items\":[]}");

		assertThat(merge(batch, "?dryRun=true")).isEqualTo("{\"created\":2,\"superseded\":0,\"unchanged\":0}");
		assertThat(merge(batch, "")).isEqualTo("{\"created\":2,\"superseded\":0,\"unchanged\":0}");
		this.casebook.written(404, HttpMethod.POST, "/internal/observation-batches/" + batch + "/merge", "");

		JsonNode items = this.casebook.read("/observations").path("items");
		assertThat(items.path(0).path("asStated").asString()).isEqualTo("=9");
		assertThat(items.path(0).path("recordedBy").asString()).isEqualTo("key:curator");
		assertThat(items.path(1).path("asStated").asString()).isEqualTo("8,40 \"€\"\nmn\\\t");
		assertThat(items.path(1).path("sources").toString())
			.isEqualTo("[{\"key\":\"A1\",\"locator\":\"p. 4\"},{\"key\":\"B2\"}]");
		assertThat(items.path(1).path("flags").toString())
			.isEqualTo("[{\"code\":\"odd\",\"note\":\"Very odd\"},{\"code\":\"even\"}]");
		assertThat(items.path(1).path("value").toString()).isEqualTo("8.40");
	}

	@Test
	void listComesBackInAsItWentOut() {
		merge(this.casebook.stage(HEADER + ROW + ROW.replace("5", "6")), "");
		String lines = Casebook.text(this.casebook.http()
			.get()
			.uri("/api/v1/observations")
			.accept(MediaType.APPLICATION_NDJSON)
			.exchange()
			.expectStatus()
			.isOk());
		String answer = Casebook.text(this.casebook
			.stage("application/x-ndjson",
					lines + "\n"
							+ """
									{"company":"acme","index":"users","missing":"withheld","unit":"{users}","period":"2017","knownFrom":"2018",\
									"sources":["A1"]}
									""")
			.expectStatus()
			.isCreated());
		assertThat(merge(read(answer).path("batch").asString(), "")).isEqualTo("""
				{"created":1,"superseded":0,"unchanged":2}""");
	}

	@Test
	void replayAddsNothingAndChangeSupersedes() {
		String table = HEADER + IntStream.range(0, 500)
			.mapToObj((i) -> ROW.replace("5", Integer.toString(i)))
			.collect(Collectors.joining());
		merge(this.casebook.stage(table), "");
		String before = this.casebook.get("/observations?limit=200");
		assertThat(merge(this.casebook.stage(table), ""))
			.isEqualTo("{\"created\":0,\"superseded\":0,\"unchanged\":500}");
		assertThat(this.casebook.get("/observations?limit=200")).isEqualTo(before);

		String changed = table.replace(",7,{", ",7.0,{")
			.replace("sources\n", "sources,standing\n")
			.replace("p. 4\n", "p. 4,preferred\n") + "acme,users,501,{users},2017,2018,A1,\n";
		String batch = this.casebook.stage(changed);
		String counts = "{\"created\":1,\"superseded\":500,\"unchanged\":0}";
		assertThat(merge(batch, "?dryRun=true")).isEqualTo(counts);
		assertThat(merge(batch, "")).isEqualTo(counts);
		JsonNode item = this.casebook.read("/observations?value=eq:7").path("items").path(0);
		assertThat(item.path("value").toString()).isEqualTo("7.0");
		assertThat(item.path("revision").asInt()).isEqualTo(2);
		assertThat(this.casebook.items("value", "/observations/{id}/history", item.path("id").asString()))
			.containsExactly("7", "7.0");
	}

	@Test
	void mergeIsQuickThoughThePlannerTakesTheRecordForEmpty() {
		String table = HEADER + IntStream.range(0, 8000)
			.mapToObj((i) -> ROW.replace("5", Integer.toString(i)))
			.collect(Collectors.joining());
		merge(this.casebook.stage(table), "");
		PostgresServer.get()
			.execute("UPDATE pg_class SET reltuples = 0, relpages = 1 WHERE oid = 'metrics.observation'::regclass");
		String changed = this.casebook.stage(table.replace("p. 4\n", "p. 5\n"));
		assertTimeout(Duration.ofSeconds(20),
				() -> assertThat(merge(changed, "")).isEqualTo("{\"created\":0,\"superseded\":8000,\"unchanged\":0}"));
	}

	@Test
	void claimsOfABatchKeepItsOrder() {
		List<String> values = IntStream.range(0, 3000).mapToObj((i) -> Integer.toString((i * 7919) % 3001)).toList();
		merge(this.casebook.stage(HEADER
				+ values.stream().map((value) -> ROW.replace(",5,", "," + value + ",")).collect(Collectors.joining())),
				"");
		assertThat(this.casebook.items("value", "/observations?limit=200")).isEqualTo(values.subList(0, 200));
	}

	@Test
	void whatDoesNotFitTheCatalogueOrRepeatsIsToldAtTheMerge() {
		String batch = this.casebook.stage(HEADER + ROW + ROW.replace("users,", "lions,") + ROW.replace("{users}", "%")
				+ ROW.replace("users,5,{users}", "worth,5,EUR")
				+ ROW.replace("lions", "x").replace("users,5", "lions,6"));
		for (String query : List.of("?dryRun=true", "")) {
			JsonNode problem = this.casebook.written(422, HttpMethod.POST,
					"/internal/observation-batches/" + batch + "/merge" + query, "");
			assertThat(places(problem)).containsExactly("3 index", "4 unit", "6 index");
			assertThat(problem.path("faults").asInt()).isEqualTo(3);
		}
		String repeated = this.casebook.stage(HEADER + ROW + ROW.replace("5", "6") + ROW.replace("5", "5.0"));
		for (String query : List.of("?dryRun=true", "")) {
			JsonNode problem = this.casebook.written(422, HttpMethod.POST,
					"/internal/observation-batches/" + repeated + "/merge" + query, "");
			assertThat(places(problem)).containsExactly("4 value");
			assertThat(problem.path("errors").path(0).path("detail").asString())
				.isEqualTo("each claim once; row 2 makes the same");
		}
		assertThat(this.casebook.get("/observations")).isEqualTo("{\"items\":[]}");
		this.casebook.write(HttpMethod.DELETE, "/internal/observation-batches/" + batch, "")
			.expectStatus()
			.isNoContent();
		this.casebook.write(HttpMethod.DELETE, "/internal/observation-batches/" + batch, "")
			.expectStatus()
			.isNotFound();
	}

	@Test
	void rowsAtFaultDoNotHideWhatIsWrongWithOthers() {
		JsonNode staged = read(Casebook.text(
				this.casebook
					.stage("text/csv",
							HEADER + ROW.replace("5", "five") + ROW.replace("users,", "lions,") + ROW + ROW
									+ ROW.replace("acme", "nobody").replace("A1", "Z9"))
					.expectStatus()
					.isCreated()));
		assertThat(places(staged)).containsExactly("2 value");
		assertThat(staged.path("mentions").toString())
			.isEqualTo("{\"companies\":{\"acme\":2,\"nobody\":6},\"subjects\":{},\"sources\":{\"A1\":2,\"Z9\":6}}");
		assertThat(places(this.casebook.written(422, HttpMethod.POST,
				"/internal/observation-batches/" + staged.path("batch").asString() + "/merge?dryRun=true", "")))
			.containsExactly("3 index", "5 value");
	}

	@Test
	void tableThatIsSentAgainWithItsKeyGetsTheFirstAnswer() {
		String counts = "{\"created\":1,\"superseded\":0,\"unchanged\":0}";
		JsonNode first = keyed(HEADER + ROW);
		JsonNode meanwhile = keyed(HEADER + ROW);
		assertThat(mergeKeyed(first).expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody())
			.isEqualTo(counts);
		assertThat(Casebook.text(
				mergeKeyed(meanwhile).expectStatus().isOk().expectHeader().valueEquals("Idempotency-Replayed", "true")))
			.isEqualTo(counts);
		assertThat(keyed(HEADER + ROW).path("answered").toString()).isEqualTo(counts);
		assertThat(placesTaken()).isZero();
		assertThat(read(Casebook.text(stageKeyed(HEADER + ROW.replace("5", "6")).expectStatus().isEqualTo(422)))
			.path("detail")
			.asString()).startsWith("The Idempotency-Key was used before");
		assertThat(placesTaken()).isZero();
	}

	@Test
	void tableIsNotStagedTwiceAtOnceWithOneKey() throws SQLException {
		try (Connection other = DriverManager.getConnection(PostgresServer.get().jdbcUrl("postgres"));
				Statement statement = other.createStatement()) {
			statement.execute("SELECT pg_advisory_lock(hashtextextended('key:curator once', 8))");
			stageKeyed(HEADER + ROW).expectStatus().isEqualTo(409);
			// a session that is closed holds its locks until the server has noticed
			statement.execute("SELECT pg_advisory_unlock(hashtextextended('key:curator once', 8))");
			stageKeyed(HEADER + ROW).expectStatus().isCreated();
		}
	}

	@Test
	void repetitionOfWhatIsRecordedIsToldToo() {
		merge(this.casebook.stage(HEADER + ROW), "");
		String batch = this.casebook.stage(HEADER + ROW + ROW);
		assertThat(places(
				this.casebook.written(422, HttpMethod.POST, "/internal/observation-batches/" + batch + "/merge", "")))
			.containsExactly("3 value");
	}

	@Test
	void packageNamesABatch() {
		String batch = this.casebook.stage(HEADER + ROW.replace("users,5,{users}", "price,5,USD/{share}"));
		DataPackage rows = new DataPackage()
			.index("price", "unit", "USD/{share}", "unitLabel", "", "dimension", "price")
			.claim("acme", "users", "7");
		for (String query : List.of("?dryRun=true&batch=", "?batch=")) {
			assertThat(Casebook.text(this.casebook.post(rows.lines(), query + batch).expectStatus().isOk()))
				.isEqualTo("""
						{"resources":{"indices":{"created":1,"superseded":0,"unchanged":0},\
						"index-sets":{"created":0,"superseded":0,"unchanged":0},\
						"observations":{"created":2,"superseded":0,"unchanged":0}}}""");
		}
		assertThat(this.casebook.items("display", "/observations")).containsExactly("US$5 per share", "7 users");
		this.casebook.post(rows.lines(), "?batch=" + batch).expectStatus().isNotFound();
		this.casebook.post(rows.lines(), "?batch=x").expectStatus().isBadRequest();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false,
			value = { "422|1|company,index,colour\\n", "422|1|company,company\\n", "422|1|company,\\n", "400|1|''",
					"422|2|company,index\\nacme\\n", "422|2|company,index\\nacme,users,5\\n",
					"400|2|company,index\\nacme,\"users\\n", "400|2|company,index\\nacme,\"users\"x\\n" })
	void tableIsRefused(int status, int row, String table) {
		JsonNode problem = read(Casebook
			.text(this.casebook.stage("text/csv", table.replace("\\n", "\n")).expectStatus().isEqualTo(status)));
		assertThat(problem.path("errors").path(0).path("row").asInt()).isEqualTo(row);
		assertThat(problem.path("errors").path(0).path("resource").asString()).isEqualTo("observations");
	}

	@Test
	void rowWithoutWhatEachNeedsIsAtFault() {
		assertThat(places(refused("company,index\nacme,users\n"))).isNotEmpty()
			.allMatch((place) -> place.startsWith("2 "));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "value | 1e400", "value | NaN", "value | 1,5", "value | +5", "value | .5", "value | 5.",
					"value | ''", "company | Acme", "company | ''", "index | a b", "unit | two words",
					"period | 2018-13", "period | 2019", "period | Y20000", "knownFrom | soon", "sources | ''",
					"sources | A1;A1", "sources | a b" })
	void cellIsRefused(String column, String text) {
		List<String> names = List.of("company", "index", "value", "unit", "period", "knownFrom", "sources");
		List<String> cells = new ArrayList<>(List.of("acme", "users", "5", "{users}", "2017", "2018", "A1"));
		cells.set(names.indexOf(column), "\"" + text + "\"");
		JsonNode problem = refused(HEADER + ROW + String.join(",", cells) + "\n" + ROW);
		assertThat(places(problem)).containsExactly("3 " + column);
	}

	@Test
	void allFaultsAreCountedAndTheFirstListed() {
		JsonNode problem = refused(HEADER + ROW + ROW.replace("5", "five").replace("2017", "then").repeat(400) + ROW);
		assertThat(problem.path("faults").asInt()).isEqualTo(800);
		assertThat(problem.path("errors").size()).isEqualTo(100);
		assertThat(placesTaken()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/csv", "application/x-ndjson" })
	void keysOfARowAtFaultAreLookedUpToo(String format) {
		String table = (format.equals("text/csv"))
				? HEADER + ROW + "nobody,gauge,five,m,2017,2018,Z9\nnobody,users,5,{users},2017,then,\n"
				: """
						{"company":"acme","index":"users","value":5,"unit":"{users}","period":"2017","knownFrom":"2018","sources":["A1"]}

						{"company":"nobody","index":"gauge","value":"five","unit":"m","period":"2017","knownFrom":"2018","sources":["Z9"]}
						{"company":"nobody","index":"users","value":5,"unit":"{users}","period":"2017","knownFrom":"then","sources":[]}
						""";
		JsonNode staged = read(Casebook.text(this.casebook.stage(format, table).expectStatus().isCreated()));
		assertThat(staged.path("mentions").toString())
			.isEqualTo("{\"companies\":{\"acme\":%1$d,\"nobody\":3},\"subjects\":{},\"sources\":{\"A1\":%1$d,\"Z9\":3}}"
				.formatted(format.equals("text/csv") ? 2 : 1));
		assertThat(places(staged)).containsExactlyInAnyOrder("3 value", "4 knownFrom", "4 sources");
		JsonNode mismatches = this.casebook.written(422, HttpMethod.POST,
				"/internal/observation-batches/" + staged.path("batch").asString() + "/merge?dryRun=true", "");
		assertThat(places(mismatches)).containsExactly("3 index");
	}

	@Test
	void textThatIsNotUtf8IsRefused() {
		byte[] table = (HEADER + ROW.replace("p. 4", "é")).getBytes(StandardCharsets.ISO_8859_1);
		JsonNode problem = read(Casebook.text(this.casebook.stage("text/csv", table).expectStatus().isBadRequest()));
		assertThat(problem.path("errors").path(0).path("detail").asString()).isEqualTo("text in UTF-8");
	}

	@Test
	void endlessLineIsRefused() {
		String cell = "x".repeat(1 << 20);
		JsonNode problem = read(Casebook
			.text(this.casebook.stage("text/csv", HEADER + "acme,\"" + cell.repeat(4)).expectStatus().isBadRequest()));
		assertThat(problem.path("errors").path(0).path("row").asInt()).isEqualTo(2);
		problem = read(Casebook.text(this.casebook.stage("application/x-ndjson", "{}\n{\"company\":\"" + cell.repeat(4))
			.expectStatus()
			.isBadRequest()));
		assertThat(problem.path("errors").path(0).path("row").asInt()).isEqualTo(2);
		assertThat(placesTaken()).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "400 | [1]", "400 | {\"company\":", "400 | {\"company\":1,\"company\":2}",
			"201 | {\"company\":\"acme\"}" })
	void lineIsRefused(int status, String line) {
		JsonNode problem = read(Casebook
			.text(this.casebook.stage("application/x-ndjson", "\n" + line).expectStatus().isEqualTo(status)));
		assertThat(problem.path("errors").path(0).path("row").asInt()).isEqualTo(2);
	}

	@Test
	void onlySoManyKeysAreKept() {
		String table = HEADER + IntStream.rangeClosed(0, Mentions.MOST)
			.mapToObj((i) -> ROW.replace("acme", "k" + i))
			.collect(Collectors.joining());
		JsonNode problem = read(Casebook.text(this.casebook.stage("text/csv", table).expectStatus().isEqualTo(422)));
		assertThat(places(problem).getFirst()).isEqualTo(Mentions.MOST + " ");
	}

	@Test
	void batchThatACrashTookIsUnknown() {
		String batch = this.casebook.stage(HEADER + ROW);
		PostgresServer.get().execute("TRUNCATE metrics.staged_observation_1");
		this.casebook.written(404, HttpMethod.POST, "/internal/observation-batches/" + batch + "/merge", "");
	}

	@Test
	void placesAreGivenFreeAfterAWhile() {
		List<String> batches = IntStream.range(0, 8).mapToObj((i) -> this.casebook.stage(HEADER + ROW)).toList();
		this.casebook.stage("text/csv", HEADER + ROW).expectStatus().isEqualTo(503);
		PostgresServer.get()
			.execute("UPDATE metrics.observation_batch SET staged_at = now() - interval '7 hours' WHERE place = 3");
		this.casebook.stage(HEADER + ROW);
		this.casebook.written(404, HttpMethod.POST, "/internal/observation-batches/" + batches.get(2) + "/merge", "");
		assertThat(merge(batches.get(7), "")).contains("\"created\":1");
	}

	@Test
	void unknownBatchIsTold() {
		for (String id : List.of("x", UUID.randomUUID().toString())) {
			this.casebook.written(404, HttpMethod.POST, "/internal/observation-batches/" + id + "/merge", "");
		}
	}

	private WebTestClient.ResponseSpec stageKeyed(String table) {
		return this.casebook.write(HttpMethod.POST, "/internal/observation-batches", table, "Idempotency-Key", "once",
				"Content-Type", "text/csv");
	}

	private JsonNode keyed(String table) {
		return read(Casebook.text(stageKeyed(table).expectStatus().isCreated()));
	}

	private WebTestClient.ResponseSpec mergeKeyed(JsonNode staged) {
		return this.casebook.write(HttpMethod.POST, "/internal/observation-batches/" + staged.path("batch").asString()
				+ "/merge?fingerprint=" + staged.path("fingerprint").asString(), "", "Idempotency-Key", "once");
	}

	private String merge(String batch, String query) {
		return this.casebook
			.written(200, HttpMethod.POST, "/internal/observation-batches/" + batch + "/merge" + query, "")
			.toString();
	}

	/** What is told of the rows of a table, whose batch cannot be merged. */
	private JsonNode refused(String table) {
		JsonNode staged = read(Casebook.text(this.casebook.stage("text/csv", table).expectStatus().isCreated()));
		String batch = "/internal/observation-batches/" + staged.path("batch").asString();
		this.casebook.written(409, HttpMethod.POST, batch + "/merge", "");
		this.casebook.write(HttpMethod.DELETE, batch, "").expectStatus().isNoContent();
		return staged;
	}

	/** Batches beside those that the test itself has staged: none, after a refusal. */
	private int placesTaken() {
		int free = 0;
		List<String> taken = new ArrayList<>();
		while (free < 9) {
			WebTestClient.ResponseSpec answer = this.casebook.stage("text/csv", HEADER + ROW);
			String body = Casebook.text(answer);
			if (!body.contains("\"batch\"")) {
				break;
			}
			taken.add(read(body).path("batch").asString());
			free++;
		}
		taken.forEach((batch) -> this.casebook.write(HttpMethod.DELETE, "/internal/observation-batches/" + batch, "")
			.expectStatus()
			.isNoContent());
		return 8 - free;
	}

	private static JsonNode read(String json) {
		return new JsonMapper().readTree(json);
	}

	private static List<String> places(JsonNode problem) {
		List<String> places = new ArrayList<>();
		problem.path("errors")
			.forEach((error) -> places.add(error.path("row").asInt() + " " + error.path("field").asString()));
		return places;
	}

}
