package io.casebook.gateway;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.casebook.testpostgres.PostgresServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@GatewayTest
@TestPropertySource(properties = { "casebook.imports.patience=500ms", "casebook.jobs.heartbeat=200ms" })
class PackageImportTests {

	private static final String CHECK = "POST /internal/package?dryRun=true";

	private static final String APPLY = "POST /internal/package?dryRun=false";

	private static final String BATCH = "0199f1b2-0000-7000-8000-000000000001";

	private static final String NOTHING_UNKNOWN = """
			{"companies": {}, "entities": {}, "sources": {}}""";

	@Autowired
	private WebTestClient http;

	@Autowired
	private JsonMapper json;

	@BeforeEach
	void openDoors() {
		Platform.reset();
		Platform.METRICS.answer("POST /internal/observation-batches", 201,
				"""
						{"batch": "%s", "rows": 2, "faults": 0, "mentions": {"companies": {"lufax": 2, "acme": 3}, "subjects": {},
						 "sources": {"R18a": 2}}}"""
					.formatted(BATCH));
		for (String address : List.of(CHECK, APPLY)) {
			Platform.METRICS.answer(address + "&batch=" + BATCH, """
					{"resources": {"indices": {"created": 1, "superseded": 0, "unchanged": 0},
					 "observations": {"created": 1, "superseded": 0, "unchanged": 1}}}""");
			Platform.TIMELINE.answer(address, """
					{"resources": {"events": {"created": 0, "superseded": 1, "unchanged": 0}}}""");
			Platform.COMPANY.answer(address, """
					{"resources": {"companies": {"created": 1, "superseded": 0, "unchanged": 0}}}""");
		}
		Platform.COMPANY.answer("POST /internal/known-keys", NOTHING_UNKNOWN);
	}

	@AfterEach
	void reset() {
		Platform.reset();
	}

	@Test
	void packageIsCheckedByAllServicesAndThenTakenByAll() {
		JsonNode job = finished(post("", acme().bytes()));
		assertThat(job.path("state").asString()).isEqualTo("succeeded");
		assertThat(job.path("counts").toString())
			.isEqualTo("{\"created\":3,\"superseded\":1,\"unchanged\":1,\"refused\":0}");
		assertThat(job.path("createdBy").asString()).isEqualTo("key:admin");
		assertThat(job.path("kind").asString()).isEqualTo("package");
		assertThat(job.path("phase").asString()).isEqualTo("applying");
		assertThat(job.path("progress").path("rows").asLong()).isEqualTo(6);
		assertThat(Platform.METRICS.written("POST /internal/observation-batches").getFirst().body()).isEqualTo(
				"""
						company,subject,index,relation,value,unit,period,periodAsStated,status,standing,knownFrom,asStated,missing,sources,flags
						lufax,,valuation,,5,,2017,,,,,,,R18a,
						acme,,valuation,,'=6,,2017,,,,,,,R18a,
						""");
		assertThat(this.json.readTree(Platform.TIMELINE.written(APPLY).getFirst().body()))
			.isEqualTo(this.json.readTree("""
					{"resource": "events", "row": 2,
					 "fields": {"company": "acme", "date": "2004", "sources": "doc#p. 2;R18a"}}"""));
		assertThat(Platform.COMPANY.written(APPLY).getFirst().body().lines().map(this.json::readTree)).containsExactly(
				this.json.readTree("""
						{"resource": "companies", "row": 2, "fields": {"key": "acme", "name": "Acme"}}"""),
				this.json.readTree("""
						{"resource": "sources", "row": 1,
						 "fields": {"csl": "{\\"id\\":\\"doc\\",\\"type\\":\\"document\\"}"}}"""));
		assertThat(Platform.COMPANY.written("POST /internal/known-keys").getFirst().body()).isEqualTo("""
				{"companies":{"lufax":2},"entities":{},"sources":{"R18a":2}}""");
		assertThat(SignedCall.of(Platform.COMPANY.written(APPLY).getFirst().headers()))
			.isEqualTo(new SignedCall("key:admin", "internal", "company-service"));
	}

	@Test
	void dryRunTellsWhatWouldBecomeOfItAndChangesNothing() {
		JsonNode job = json(post("?dryRun=true", acme().bytes()).expectStatus().isAccepted());
		assertThat(job.path("state").asString()).isEqualTo("succeeded");
		assertThat(job.path("dryRun").asBoolean()).isTrue();
		assertThat(job.path("resources").path("observations").toString())
			.isEqualTo("{\"created\":1,\"superseded\":0,\"unchanged\":1,\"refused\":0}");
		assertThat(Platform.METRICS.requests()).noneMatch((request) -> request.contains("dryRun=false"))
			.contains("DELETE /internal/observation-batches/" + BATCH);
		assertThat(Platform.COMPANY.requests()).noneMatch((request) -> request.contains("dryRun=false"));
	}

	@Test
	void whatServicesRefuseAndKeysThatNobodyHasAreToldTogether() {
		refuseEvents();
		Platform.COMPANY.answer("POST /internal/known-keys", """
				{"companies": {"lufax": 2}, "entities": {}, "sources": {}}""");
		post("", acme().bytes()).expectStatus()
			.isEqualTo(422)
			.expectHeader()
			.valueMatches("Location", "/api/v1/jobs/.*")
			.expectBody()
			.json("""
					{"type": "/problems/invalid-content", "status": 422, "errors": [
					   {"resource": "events", "row": 2, "field": "kind", "detail": "one of the kinds"},
					   {"resource": "observations", "row": 2, "field": "company", "value": "lufax",
					    "detail": "the key of a company, here or in the package"}]}""", JsonCompareMode.LENIENT);
		assertThat(Platform.COMPANY.requests()).noneMatch((request) -> request.contains("dryRun=false"));
	}

	@Test
	void refusedDryRunIsNoErrorOfTheRequest() {
		refuseEvents();
		JsonNode job = json(post("?dryRun=true", acme().bytes()).expectStatus().isAccepted());
		assertThat(job.path("state").asString()).isEqualTo("refused");
		assertThat(job.path("counts").toString())
			.isEqualTo("{\"created\":3,\"superseded\":0,\"unchanged\":1,\"refused\":1}");
		assertThat(job.path("errors")).hasSize(1);
	}

	@Test
	void tableThatBreaksOffIsRefusedAtItsRow() {
		byte[] zip = acme().resource("statements", "company,kind\nacme,motto\nacme\n").bytes();
		post("", zip).expectStatus()
			.isEqualTo(422)
			.expectBody()
			.json("""
					{"errors": [{"resource": "statements", "row": 3, "detail": "2 cells, as the header has; there are 1"}]}""",
					JsonCompareMode.LENIENT);
	}

	@Test
	void whatAPartBringsThatBreaksOffIsNotSaidToBeMissing() {
		Platform.COMPANY.answer("POST /internal/known-keys", """
				{"companies": {}, "entities": {}, "sources": {"R18a": 2}}""");
		byte[] zip = new Zip().resource("observations", "company,index\nlufax,valuation\n")
			.resource("sources", "[{\"id\": \"doc\", \"type\": \"document\"}, {\"id\": \"R18a\", \"id\": 1}]")
			.bytes();
		post("", zip).expectStatus()
			.isEqualTo(422)
			.expectBody()
			.jsonPath("$.errors.length()")
			.isEqualTo(1)
			.jsonPath("$.errors[0].resource")
			.isEqualTo("sources");
	}

	@Test
	void rowsWithAnotherNumberOfCellsAreToldWithAllElse() {
		refuseEvents();
		byte[] zip = new Zip().resource("companies", "key,name\nacme\nbolt,Bolt,more\nlufax,Lufax\n")
			.resource("observations", "company,index\nlufax\nlufax,valuation\n")
			.resource("events", "company,date,kind,sources\nlufax,2004,,R18a\n")
			.bytes();
		post("", zip).expectStatus()
			.isEqualTo(422)
			.expectBody()
			.json("""
					{"errors": [{"resource": "companies", "row": 2, "detail": "2 cells, as the header has; there are 1"},
					  {"resource": "companies", "row": 3, "detail": "2 cells, as the header has; there are 3"},
					  {"resource": "observations", "row": 2, "detail": "2 cells, as the header has; there are 1"},
					  {"resource": "events", "row": 2, "field": "kind", "detail": "one of the kinds"}]}""",
					JsonCompareMode.LENIENT);
		assertThat(Platform.COMPANY.requests()).noneMatch((request) -> request.contains("dryRun=false"));
	}

	@Test
	void figuresThatAreAllOfAnotherNumberOfCellsAreToldToo() {
		byte[] zip = new Zip().resource("observations", "company,index\nlufax\nacme\n").bytes();
		Platform.METRICS.answer(CHECK, "{\"resources\": {}}");
		post("", zip).expectStatus()
			.isEqualTo(422)
			.expectBody()
			.json("""
					{"errors": [{"resource": "observations", "row": 2}, {"resource": "observations", "row": 3}]}""",
					JsonCompareMode.LENIENT);
	}

	@Test
	void observationsThatBreakOffAreRefusedAtTheirRow() {
		byte[] zip = new Zip().resource("observations", "company,index\nlufax,valuation\n\"lufax,valuation\n").bytes();
		Platform.METRICS.answer(CHECK, "{\"resources\": {}}");
		post("", zip).expectStatus().isEqualTo(422).expectBody().json("""
				{"errors": [{"resource": "observations", "row": 3}]}""", JsonCompareMode.LENIENT);
	}

	/** Somebody else has changed something since the company service found it right. */
	@Test
	void importThatIsRefusedHalfwayHasFailedAndSaysWhy() {
		Platform.COMPANY.answer(APPLY, 422, """
				{"type": "/problems/invalid-content", "status": 422, "detail": "There is 1 fault", "faults": 1,
				 "errors": [{"resource": "companies", "row": 2, "field": "cik", "detail": "of another company"}]}""");
		byte[] zip = acme().bytes();
		JsonNode failed = finished(post("", zip, "halfway"));
		assertThat(failed.path("state").asString()).isEqualTo("failed");
		assertThat(failed.path("problem").path("status").asInt()).isEqualTo(409);
		assertThat(failed.path("problem").path("detail").asString())
			.isEqualTo("The company-service refuses its share by what was changed since it was checked: "
					+ "There is 1 fault. Others have taken theirs; sent again, all of it is checked anew");
		assertThat(failed.path("errors").toString())
			.isEqualTo("[{\"detail\":\"of another company\",\"resource\":\"companies\",\"row\":2,\"field\":\"cik\"}]");
		openDoors();
		assertThat(finished(post("", zip, "halfway")).path("state").asString()).isEqualTo("succeeded");
	}

	@Test
	void nothingOfAnImportThatTheFirstServiceRefusesHasChanged() {
		Platform.METRICS.answer(APPLY + "&batch=" + BATCH, 422, """
				{"type": "/problems/invalid-content", "status": 422, "detail": "There is 1 fault", "faults": 1,
				 "errors": [{"resource": "indices", "row": 2, "field": "unit", "detail": "of its figures"}]}""");
		assertThat(end(post("", acme().bytes())).path("state").asString()).isEqualTo("refused");
		assertThat(Platform.COMPANY.requests()).noneMatch((request) -> request.contains("dryRun=false"));
	}

	/** PostgreSQL keeps no NUL in JSON. */
	@Test
	void valueWithNulIsRefusedAsAnyOther() {
		Platform.TIMELINE.answer(CHECK, 422,
				"""
						{"type": "/problems/invalid-content", "status": 422, "detail": "There is 1 fault", "faults": 1,
						 "errors": [{"resource": "events", "row": 2, "field": "kind", "detail": "no \\u0000", "value": "a\\u0000b"}]}""");
		post("", acme().bytes()).expectStatus()
			.isEqualTo(422)
			.expectBody()
			.json("""
					{"errors": [{"resource": "events", "row": 2, "detail": "no \uFFFD", "value": "a\uFFFDb"}]}""",
					JsonCompareMode.LENIENT);
	}

	/** The next imports do not wait behind it. */
	@Test
	void outcomeThatCannotBeKeptIsAFailure() {
		Platform.COMPANY.answer(APPLY, 422, """
				{"type": "/problems/invalid-content", "status": 422, "detail": "no \\u0000", "faults": 1}""");
		JsonNode failed = finished(post("", acme().bytes()));
		assertThat(failed.path("state").asString()).isEqualTo("failed");
		assertThat(failed.path("problem").path("status").asInt()).isEqualTo(500);
	}

	@Test
	void serviceThatIsDownMakesTheJobFailAndRepeatingItSucceeds() {
		Platform.TIMELINE.gone();
		byte[] zip = acme().bytes();
		JsonNode failed = finished(post("", zip, "once"));
		assertThat(failed.path("state").asString()).isEqualTo("failed");
		assertThat(failed.path("problem").toString()).isEqualTo(
				"""
						{"type":"/problems/unavailable","title":"Something needed does not answer","status":503,"detail":"timeline-service does not answer"}""");
		Platform.TIMELINE.reset();
		JsonNode repeated = finished(post("", zip, "once"));
		assertThat(repeated.path("state").asString()).isEqualTo("succeeded");
		assertThat(repeated.path("id")).isNotEqualTo(failed.path("id"));
	}

	/** Another import may take long; the service is not out. */
	@Test
	void importWaitsForItsTurnForLongerThanAServiceMayBeOut() {
		Platform.TIMELINE.answer(APPLY, 503, """
				{"type": "/problems/busy", "status": 503, "detail": "Another package is being taken in"}""");
		CompletableFuture<JsonNode> job = CompletableFuture.supplyAsync(() -> finished(post("", acme().bytes())));
		await().atMost(Duration.ofSeconds(20)).until(() -> Platform.TIMELINE.written(APPLY).size() > 4);
		openDoors();
		assertThat(job.join().path("state").asString()).isEqualTo("succeeded");
	}

	/**
	 * The services give the answer again to who repeats the request with its key; without
	 * it the figures would be no more, and the rows known already.
	 */
	@ParameterizedTest
	@EnumSource
	void shareWhoseAnswerIsLostIsSentAgainWithItsKey(StubService.Loss loss) {
		Platform.METRICS.lose(APPLY + "&batch=" + BATCH, loss);
		Platform.TIMELINE.lose(APPLY, loss);
		Platform.COMPANY.lose(APPLY, loss);
		JsonNode job = finished(post("", acme().bytes()));
		assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("succeeded");
		assertThat(job.path("counts").toString())
			.isEqualTo("{\"created\":3,\"superseded\":1,\"unchanged\":1,\"refused\":0}");
		Stream
			.of(Platform.METRICS.written(APPLY + "&batch=" + BATCH), Platform.TIMELINE.written(APPLY),
					Platform.COMPANY.written(APPLY))
			.forEach((sent) -> {
				assertThat(sent).hasSize(2);
				assertThat(sent).extracting(StubService.Written::body).containsOnly(sent.getFirst().body());
				assertThat(sent).extracting((each) -> each.headers().get("Idempotency-Key"))
					.doesNotContainNull()
					.containsOnly(sent.getFirst().headers().get("Idempotency-Key"));
			});
		assertThat(Platform.COMPANY.written(CHECK).getFirst().headers().get("Idempotency-Key")).isNull();
	}

	@Test
	void requestThatIsRepeatedWithItsKeyIsTheSameJob() {
		byte[] zip = acme().bytes();
		JsonNode first = finished(post("", zip, "k-1"));
		JsonNode again = finished(post("", zip, "k-1"));
		assertThat(again).isEqualTo(first);
		post("?dryRun=true", zip, "k-1").expectStatus().isEqualTo(422);
		assertThat(Platform.COMPANY.written(APPLY)).hasSize(1);
	}

	@Test
	void changesOfAJobAreStreamedUntilItIsFinished() {
		JsonNode job = finished(post("", acme().bytes()));
		String stream = this.http.get()
			.uri("/api/v1/jobs/" + job.path("id").asString())
			.accept(MediaType.TEXT_EVENT_STREAM)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		assertThat(stream).startsWith("event:job\ndata:{").contains("\"state\":\"succeeded\"");
		JsonNode jobs = json(this.http.get().uri("/api/v1/jobs?limit=1").exchange().expectStatus().isOk());
		assertThat(jobs.path("items").get(0)).isEqualTo(job);
	}

	@Test
	void jobThatNobodyKnowsIsNamed() {
		this.http.get().uri("/api/v1/jobs/nope").exchange().expectStatus().isNotFound();
		this.http.get().uri("/api/v1/jobs/0199f1b2-0000-7000-8000-000000000001").exchange().expectStatus().isNotFound();
	}

	@Test
	void jobWithoutHeartbeatsIsInterruptedAndCanBeRepeatedWithItsKey() {
		byte[] zip = acme().bytes();
		JsonNode first = finished(post("", zip, "lost"));
		PostgresServer.get().execute("""
				UPDATE gateway.job SET state = 'running', finished_at = NULL, heartbeat_at = now() - interval '1 minute'
				WHERE id = '%s'""".formatted(first.path("id").asString()));
		// not while the database is not up for as long
		JsonNode lost = await().atMost(Duration.ofSeconds(25))
			.until(() -> json(this.http.get().uri("/api/v1/jobs/" + first.path("id").asString()).exchange()),
					(job) -> job.path("state").asString().equals("interrupted"));
		assertThat(lost.path("finishedAt").asString()).isNotEmpty();
		JsonNode again = finished(post("", zip, "lost"));
		assertThat(again.path("state").asString()).isEqualTo("succeeded");
		assertThat(again.path("id")).isNotEqualTo(first.path("id"));
	}

	@Test
	void moreJobsThanOneMayHaveAreTooMany() {
		PostgresServer.get().execute("""
				INSERT INTO gateway.job (kind, dry_run, created_by, heartbeat_at)
				SELECT 'table', true, 'key:admin', now() + interval '1 hour' FROM generate_series(1, 10)""");
		try {
			post("", acme().bytes()).expectStatus().isEqualTo(429).expectHeader().valueEquals("Retry-After", "10");
		}
		finally {
			PostgresServer.get().execute("DELETE FROM gateway.job WHERE heartbeat_at > now()");
		}
	}

	@Test
	void importNeedsAKey() {
		this.http.post()
			.uri("/api/v1/packages")
			.contentType(MediaType.parseMediaType("application/zip"))
			.bodyValue(acme().bytes())
			.exchange()
			.expectStatus()
			.isUnauthorized();
	}

	@Test
	void packageInAFolderIsTaken() {
		Zip zip = acme();
		zip.bytes();
		assertThat(finished(post("", zip.bytesIn("acme/"))).path("state").asString()).isEqualTo("succeeded");
	}

	@Test
	void tablesOfThePastAreLeftOut() {
		byte[] zip = acme().resource("events-history", "history/events.csv", "anything").bytes();
		assertThat(finished(post("", zip)).path("notes").toString())
			.isEqualTo("[\"Tables of the past are not imported: events-history\"]");
	}

	@Test
	void rubbishIsRefusedAtOnce() {
		byte[] good = acme().bytes();
		assertThat(refused("nothing", new byte[0])).isEqualTo(400);
		assertThat(refused("text", "PK but no zip".getBytes())).isEqualTo(400);
		assertThat(refused("half a zip", Arrays.copyOf(good, good.length / 2))).isEqualTo(400);
		assertThat(refused("no descriptor", new Zip().file("events.csv", "company\n").bytesIn(""))).isEqualTo(400);
		assertThat(refused("descriptor is no JSON", new Zip().file("datapackage.json", "{").bytesIn("")))
			.isEqualTo(400);
		assertThat(refused("path that climbs", acme().file("../x", "x").bytes())).isEqualTo(422);
		assertThat(refused("unknown resource", acme().resource("rumours", "a\n").bytes())).isEqualTo(422);
		assertThat(refused("unknown column", new Zip().resource("groups", "key,colour\na,b\n").bytes())).isEqualTo(422);
		assertThat(refused("column twice", new Zip().resource("groups", "key,key\na,b\n").bytes())).isEqualTo(422);
		assertThat(refused("empty table", new Zip().resource("groups", "").bytes())).isEqualTo(400);
		assertThat(refused("no UTF-8",
				new Zip().resource("groups", "x.csv", "key\n")
					.file("x.csv", new byte[] { 'k', (byte) 0xE9, '\n' })
					.bytes()))
			.isEqualTo(400);
		assertThat(refused("missing file",
				new Zip()
					.file("datapackage.json", "{\"resources\": [{\"name\": \"groups\", \"path\": \"groups.csv\"}]}")
					.bytesIn("")))
			.isEqualTo(422);
		assertThat(refused("bomb", new Zip().resource("groups", "key\n" + "0".repeat(50_000_000)).bytes()))
			.isEqualTo(413);
		assertThat(Platform.METRICS.requests()).isEmpty();
	}

	private int refused(String what, byte[] zip) {
		JsonNode problem = json(post("", zip));
		assertThat(problem.path("title").asString()).as(what).isNotEmpty();
		assertThat(problem.path("detail").asString()).as(what).isNotEmpty();
		return problem.path("status").asInt();
	}

	private static void refuseEvents() {
		Platform.TIMELINE.answer(CHECK, 422, """
				{"type": "/problems/invalid-content", "status": 422, "detail": "There is 1 fault", "faults": 1,
				 "errors": [{"resource": "events", "row": 2, "field": "kind", "detail": "one of the kinds"}]}""");
	}

	private static Zip acme() {
		return new Zip().resource("companies", "key,name\nacme,Acme\n")
			.resource("indices", "key,title\nvaluation,Valuation\n")
			.resource("observations",
					"company,index,value,period,sources\nlufax,valuation,5,2017,R18a\nacme,valuation,'=6,2017,R18a\n")
			.resource("events", "company,date,kind,sources\nacme,2004,,doc#p. 2;R18a\n")
			.resource("sources", "[{\"id\": \"doc\", \"type\": \"document\"}]");
	}

	private WebTestClient.ResponseSpec post(String query, byte[] zip) {
		return post(query, zip, "");
	}

	private WebTestClient.ResponseSpec post(String query, byte[] zip, String key) {
		return this.http.mutate()
			.responseTimeout(Duration.ofSeconds(20))
			.build()
			.post()
			.uri("/api/v1/packages" + query)
			.headers((headers) -> {
				headers.set("X-API-Key", GatewayTest.KEY);
				if (!key.isEmpty()) {
					headers.set("Idempotency-Key", key);
				}
			})
			.contentType(MediaType.parseMediaType("application/zip"))
			.bodyValue(zip)
			.exchange();
	}

	/** The job that is accepted, when it is finished. */
	private JsonNode finished(WebTestClient.ResponseSpec answer) {
		return end(answer.expectStatus().isAccepted());
	}

	/** The job that the answer names, when it is finished. */
	private JsonNode end(WebTestClient.ResponseSpec answer) {
		String location = String.valueOf(answer.returnResult(String.class).getResponseHeaders().getLocation());
		this.http.get()
			.uri(location)
			.accept(MediaType.TEXT_EVENT_STREAM)
			.exchange()
			.expectBody(String.class)
			.returnResult();
		return json(this.http.get().uri(location).exchange().expectStatus().isOk());
	}

	private JsonNode json(WebTestClient.ResponseSpec answer) {
		return this.json.readTree(answer.expectBody(String.class).returnResult().getResponseBody());
	}

}
