package io.casebook.metrics.batch;

import java.time.Duration;
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
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.casebook.metrics.batch.BatchClient.HEADER;
import static io.casebook.metrics.batch.BatchClient.ROW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

@ServiceTest
class BatchTests {

	private final Casebook casebook;

	private final BatchClient batches;

	BatchTests(WebTestClient http) {
		this.casebook = new Casebook(http);
		this.batches = new BatchClient(this.casebook);
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
		String batch = BatchClient.read(answer).path("batch").asString();
		assertThat(answer).isEqualTo("""
				{"batch":"%s","rows":2,"mentions":{"companies":{"acme":2},"subjects":{"part":3},\
				"sources":{"A1":2,"B2":2,"NULL":3}},"faults":0,"errors":[]}""".formatted(batch));
		assertThat(this.casebook.get("/observations")).isEqualTo("{\"items\":[]}");

		assertThat(this.batches.merge(batch, "?dryRun=true"))
			.isEqualTo("{\"created\":2,\"superseded\":0,\"unchanged\":0}");
		assertThat(this.batches.merge(batch, "")).isEqualTo("{\"created\":2,\"superseded\":0,\"unchanged\":0}");
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
		this.batches.merge(this.casebook.stage(HEADER + ROW + ROW.replace("5", "6")), "");
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
		assertThat(this.batches.merge(BatchClient.read(answer).path("batch").asString(), "")).isEqualTo("""
				{"created":1,"superseded":0,"unchanged":2}""");
	}

	@Test
	void replayAddsNothingAndChangeSupersedes() {
		String table = HEADER + IntStream.range(0, 500)
			.mapToObj((i) -> ROW.replace("5", Integer.toString(i)))
			.collect(Collectors.joining());
		this.batches.merge(this.casebook.stage(table), "");
		String before = this.casebook.get("/observations?limit=200");
		assertThat(this.batches.merge(this.casebook.stage(table), ""))
			.isEqualTo("{\"created\":0,\"superseded\":0,\"unchanged\":500}");
		assertThat(this.casebook.get("/observations?limit=200")).isEqualTo(before);

		String changed = table.replace(",7,{", ",7.0,{")
			.replace("sources\n", "sources,standing\n")
			.replace("p. 4\n", "p. 4,preferred\n") + "acme,users,501,{users},2017,2018,A1,\n";
		String batch = this.casebook.stage(changed);
		String counts = "{\"created\":1,\"superseded\":500,\"unchanged\":0}";
		assertThat(this.batches.merge(batch, "?dryRun=true")).isEqualTo(counts);
		assertThat(this.batches.merge(batch, "")).isEqualTo(counts);
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
		this.batches.merge(this.casebook.stage(table), "");
		PostgresServer.get()
			.execute("UPDATE pg_class SET reltuples = 0, relpages = 1 WHERE oid = 'metrics.observation'::regclass");
		String changed = this.casebook.stage(table.replace("p. 4\n", "p. 5\n"));
		assertTimeout(Duration.ofSeconds(20), () -> assertThat(this.batches.merge(changed, ""))
			.isEqualTo("{\"created\":0,\"superseded\":8000,\"unchanged\":0}"));
	}

	@Test
	void claimsOfABatchKeepItsOrder() {
		List<String> values = IntStream.range(0, 3000).mapToObj((i) -> Integer.toString((i * 7919) % 3001)).toList();
		this.batches.merge(this.casebook.stage(HEADER
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
			assertThat(BatchClient.places(problem)).containsExactly("3 index", "4 unit", "6 index");
			assertThat(problem.path("faults").asInt()).isEqualTo(3);
		}
		String repeated = this.casebook.stage(HEADER + ROW + ROW.replace("5", "6") + ROW.replace("5", "5.0"));
		for (String query : List.of("?dryRun=true", "")) {
			JsonNode problem = this.casebook.written(422, HttpMethod.POST,
					"/internal/observation-batches/" + repeated + "/merge" + query, "");
			assertThat(BatchClient.places(problem)).containsExactly("4 value");
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
		JsonNode staged = BatchClient.read(Casebook.text(
				this.casebook
					.stage("text/csv",
							HEADER + ROW.replace("5", "five") + ROW.replace("users,", "lions,") + ROW + ROW
									+ ROW.replace("acme", "nobody").replace("A1", "Z9"))
					.expectStatus()
					.isCreated()));
		assertThat(BatchClient.places(staged)).containsExactly("2 value");
		assertThat(staged.path("mentions").toString())
			.isEqualTo("{\"companies\":{\"acme\":2,\"nobody\":6},\"subjects\":{},\"sources\":{\"A1\":2,\"Z9\":6}}");
		assertThat(BatchClient.places(this.casebook.written(422, HttpMethod.POST,
				"/internal/observation-batches/" + staged.path("batch").asString() + "/merge?dryRun=true", "")))
			.containsExactly("3 index", "5 value");
	}

	@Test
	void repetitionOfWhatIsRecordedIsToldToo() {
		this.batches.merge(this.casebook.stage(HEADER + ROW), "");
		String batch = this.casebook.stage(HEADER + ROW + ROW);
		assertThat(BatchClient.places(
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

	/** Its sender lost the answer; the batch is no more. */
	@Test
	void packageThatIsSentAgainWithItsKeyGetsTheFirstAnswer() {
		String batch = this.casebook.stage(HEADER + ROW);
		String rows = new DataPackage().index("cars").claim("acme", "users", "7").lines();
		String report = Casebook.text(sendKeyed(rows, batch).expectStatus().isOk());
		assertThat(report).isEqualTo("""
				{"resources":{"indices":{"created":1,"superseded":0,"unchanged":0},\
				"index-sets":{"created":0,"superseded":0,"unchanged":0},\
				"observations":{"created":2,"superseded":0,"unchanged":0}}}""");
		String observations = this.casebook.get("/observations");
		assertThat(Casebook.text(sendKeyed(rows, batch).expectStatus().isOk())).isEqualTo(report);
		assertThat(this.casebook.get("/observations")).isEqualTo(observations);
		sendKeyed(rows, this.casebook.stage(HEADER + ROW)).expectStatus().isEqualTo(422);
	}

	private WebTestClient.ResponseSpec sendKeyed(String rows, String batch) {
		return this.casebook.write(HttpMethod.POST, "/internal/package?dryRun=false&batch=" + batch, rows,
				"Content-Type", MediaType.APPLICATION_NDJSON_VALUE, "Idempotency-Key", "share");
	}

	@Test
	void batchThatACrashTookIsUnknown() {
		String batch = this.casebook.stage(HEADER + ROW);
		PostgresServer.get().execute("TRUNCATE metrics.staged_observation_1");
		this.casebook.written(404, HttpMethod.POST, "/internal/observation-batches/" + batch + "/merge", "");
	}

	@Test
	void batchOfOtherRowsThanWereCountedIsNotMerged() {
		String batch = this.casebook.stage(HEADER + ROW + ROW.replace("5", "6"));
		PostgresServer.get().execute("DELETE FROM metrics.staged_observation_1 WHERE line = 3");
		this.casebook.written(500, HttpMethod.POST, "/internal/observation-batches/" + batch + "/merge", "");
		assertThat(this.casebook.get("/observations")).isEqualTo("{\"items\":[]}");
	}

	@Test
	void placesAreGivenFreeAfterAWhile() {
		List<String> batches = IntStream.range(0, 8).mapToObj((i) -> this.casebook.stage(HEADER + ROW)).toList();
		this.casebook.stage("text/csv", HEADER + ROW).expectStatus().isEqualTo(503);
		PostgresServer.get()
			.execute("UPDATE metrics.observation_batch SET staged_at = now() - interval '7 hours' WHERE place = 3");
		this.casebook.stage(HEADER + ROW);
		this.casebook.written(404, HttpMethod.POST, "/internal/observation-batches/" + batches.get(2) + "/merge", "");
		assertThat(this.batches.merge(batches.get(7), "")).contains("\"created\":1");
	}

	@Test
	void placeOfABatchThatNobodyCameForIsTakenWhenThereIsNoOther() {
		List<String> batches = IntStream.range(0, 8).mapToObj((i) -> this.casebook.stage(HEADER + ROW)).toList();
		PostgresServer.get().execute("""
				UPDATE metrics.observation_batch
				SET staged_at = now() - CASE place WHEN 2 THEN interval '2 minutes' WHEN 6 THEN interval '3 minutes'
					ELSE interval '30 seconds' END
				""");
		this.casebook.written(200, HttpMethod.POST,
				"/internal/observation-batches/" + batches.get(5) + "/merge?dryRun=true", "");
		this.casebook.stage(HEADER + ROW);
		this.casebook.written(404, HttpMethod.POST, "/internal/observation-batches/" + batches.get(1) + "/merge", "");
		this.casebook.stage("text/csv", HEADER + ROW).expectStatus().isEqualTo(503);
		assertThat(this.batches.merge(batches.get(5), "")).contains("\"created\":1");
	}

	@Test
	void packageThatIsNotTakenKeepsItsBatch() {
		List<String> batches = IntStream.range(0, 8).mapToObj((i) -> this.casebook.stage(HEADER + ROW)).toList();
		PostgresServer.get().execute("""
				UPDATE metrics.observation_batch
				SET staged_at = now() - CASE place WHEN 2 THEN interval '2 minutes' ELSE interval '3 minutes' END
				WHERE place IN (2, 4, 6, 7)
				""");
		this.casebook.post(new DataPackage().index("cars").lines(), "?dryRun=true&batch=" + batches.get(5))
			.expectStatus()
			.isOk();
		this.casebook
			.post(new DataPackage().claim("acme", "lions", "5").lines(), "?dryRun=true&batch=" + batches.get(3))
			.expectStatus()
			.isEqualTo(422);
		this.casebook
			.post(new DataPackage().claim("acme", "lions", "5").lines(), "?dryRun=false&batch=" + batches.get(6))
			.expectStatus()
			.isEqualTo(422);
		this.casebook.stage(HEADER + ROW);
		this.casebook.written(404, HttpMethod.POST, "/internal/observation-batches/" + batches.get(1) + "/merge", "");
		assertThat(this.batches.merge(batches.get(3), "")).contains("\"created\":1");
		assertThat(this.batches.merge(batches.get(5), "")).contains("\"unchanged\":1");
		assertThat(this.batches.merge(batches.get(6), "")).contains("\"unchanged\":1");
	}

	@Test
	void unknownBatchIsTold() {
		for (String id : List.of("x", UUID.randomUUID().toString())) {
			this.casebook.written(404, HttpMethod.POST, "/internal/observation-batches/" + id + "/merge", "");
		}
	}

}
