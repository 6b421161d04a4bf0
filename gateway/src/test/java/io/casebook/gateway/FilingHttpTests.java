package io.casebook.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Documents of EDGAR and tables as they come in, with the services' answers fixed. */
@GatewayTest
@TestPropertySource(properties = { "casebook.imports.patience=500ms", "casebook.spool.limit=100KB" })
class FilingHttpTests {

	private static final String CHECK = "POST /internal/package?dryRun=true";

	private static final String APPLY = CHECK.replace("true", "false");

	private static final String OUTDATED = """
			{"type": "/problems/precondition-failed", "status": 412, "detail": "It is another by now"}""";

	private static final String BATCH = "0199f1b2-0000-7000-8000-000000000002";

	private static final String DOCUMENT = """
			{"cik": 1234567, "entityName": "Acme, Inc.", "facts": {"us-gaap": {
			  "Assets": {"label": "Assets", "description": "All.", "units": {"USD": [
			   {"end": "2020-12-31", "val": 5, "accn": "0000000001-21-000007", "form": "10-K", "filed": "2021-02-10"},
			   {"end": "2020-12-31", "val": 6, "accn": "0000000001-22-000007", "form": "10-K", "filed": "2022-02-10"}]}},
			  "Own": {"label": null, "description": null, "units": {"pure": [
			   {"end": "2020-12-31", "val": 0.5, "accn": "0000000001-21-000007", "form": "10-K", "filed": "2021-02-10"}]}}}}}""";

	@Autowired
	private WebTestClient http;

	@Autowired
	private JsonMapper json;

	@BeforeEach
	void openDoors() {
		Platform.reset();
		Platform.COMPANY.answer("/internal/identifiers/cik/0001234567", 404, Platform.unknown("value", "0001234567"));
		for (String keys : List.of("acme-inc,acme-inc-1234567", "acme-inc-1234567,acme-inc", "acme", "acme,acme-acm",
				"acme-acm,acme")) {
			Platform.COMPANY.answer("/internal/keys?keys=" + keys, "{\"known\": []}");
		}
		for (String keys : List.of("0000000001-21-000007,0000000001-22-000007", "S1")) {
			Platform.COMPANY.answer("/internal/sources?keys=" + keys, "{\"items\": []}");
		}
		Platform.METRICS.answer("/api/v1/indices?limit=200", """
				{"items": [{"key": "valuation", "unit": "USD", "dimension": "money"},
				  {"key": "assets", "unit": "USD", "dimension": "money", "title": "Assets"}]}""");
		Platform.METRICS.answer("POST /internal/observation-batches", 201, """
				{"batch": "%s", "rows": 3, "faults": 0, "mentions": {"companies": {}, "subjects": {}, "sources": {}}}"""
			.formatted(BATCH));
		for (String address : List.of(CHECK, APPLY)) {
			Platform.METRICS.answer(address + "&batch=" + BATCH, "{\"resources\": {}}");
			Platform.METRICS.answer(address, "{\"resources\": {}}");
			Platform.TIMELINE.answer(address, "{\"resources\": {}}");
			Platform.COMPANY.answer(address, "{\"resources\": {}}");
		}
		Platform.COMPANY.answer("POST /internal/known-keys", """
				{"companies": {}, "entities": {}, "sources": {}}""");
	}

	@AfterEach
	void reset() {
		Platform.reset();
	}

	@Test
	void companyFactsGoToTheServicesAsRows() {
		JsonNode job = json(
				post("?dryRun=true", DOCUMENT.getBytes(StandardCharsets.UTF_8)).expectStatus().isAccepted());
		assertThat(job.path("state").asString()).isEqualTo("succeeded");
		assertThat(job.path("notes").toString()).isEqualTo("""
				["3 facts in the document: 3 claims, 0 repetitions of a claim within its filing",\
				"2 filings, 2 indices needed, 1 of them new","The company acme-inc is new"]""");
		assertThat(job.path("links").path("company").asString()).isEqualTo("/api/v1/companies/acme-inc");
		assertThat(Platform.METRICS.written("POST /internal/observation-batches").getFirst().body()).isEqualTo(
				"""
						company,subject,index,relation,value,unit,period,periodAsStated,status,standing,knownFrom,asStated,missing,\
						sources,flags
						acme-inc,,assets,eq,5,USD,2020-12-31,,reported,normal,2021-02-10,5,,0000000001-21-000007#10-K us-gaap:Assets,
						acme-inc,,assets,eq,6,USD,2020-12-31,,reported,normal,2022-02-10,6,,0000000001-22-000007#10-K us-gaap:Assets,
						acme-inc,,us-gaap-own,eq,0.5,1,2020-12-31,,reported,normal,2021-02-10,0.5,,0000000001-21-000007#10-K us-gaap:Own,
						""");
		assertThat(rows(Platform.METRICS, CHECK + "&batch=" + BATCH)).containsExactly(this.json.readTree("""
				{"resource": "indices", "row": 2, "fields": {"key": "us-gaap-own", "title": "Own", "unit": "1",
				 "dimension": "number", "better": "none", "basis": "actual", "definition": "us-gaap:Own"}}"""));
		assertThat(rows(Platform.COMPANY, CHECK)).extracting((row) -> row.path("resource").asString())
			.containsExactly("companies", "names", "identifiers", "sources", "sources");
		assertThat(rows(Platform.COMPANY, CHECK).getFirst()).isEqualTo(this.json.readTree(
				"""
						{"resource": "companies", "row": 2, "fields": {"key": "acme-inc", "name": "Acme, Inc.", "kind": "case",
						 "summary": "Filer with the SEC, CIK 0001234567", "sources": "0000000001-22-000007", "madeFrom": "0"}}"""));
	}

	@Test
	void packedDocumentIsReadTheSame() {
		byte[] packed = packed(DOCUMENT.getBytes(StandardCharsets.UTF_8));
		assertThat(json(post("?dryRun=true", packed)).path("state").asString()).isEqualTo("succeeded");
		assertThat(json(post("?dryRun=true", packed, "gzip")).path("state").asString()).isEqualTo("succeeded");
		post("", packed, "br").expectStatus().isEqualTo(415);
		post("", DOCUMENT.getBytes(StandardCharsets.UTF_8), "gzip").expectStatus().isBadRequest();
		post("", Arrays.copyOf(packed, packed.length / 2)).expectStatus().isBadRequest();
		post("", packed(" ".repeat(10_000_000).getBytes(StandardCharsets.UTF_8))).expectStatus().isEqualTo(413);
	}

	@Test
	void oddFactsRefuseTheImportAtTheirPlaces() {
		String odd = DOCUMENT.replace("\"val\": 6", "\"val\": \"six\"").replace("0.5", "1e400");
		String errors = """
				{"errors": [{"pointer": "/facts/us-gaap/Assets/units/USD/1/val", "detail": "a number"},
				  {"pointer": "/facts/us-gaap/Own/units/pure/0/val", "value": "1e400"}]}""";
		post("", odd.getBytes(StandardCharsets.UTF_8)).expectStatus()
			.isEqualTo(422)
			.expectBody()
			.json(errors, JsonCompareMode.LENIENT);
		JsonNode job = json(post("?dryRun=true", odd.getBytes(StandardCharsets.UTF_8)).expectStatus().isAccepted());
		assertThat(job.path("state").asString()).isEqualTo("refused");
		assertThat(job.path("errors")).hasSize(2);
		assertThat(Platform.COMPANY.requests()).noneMatch((request) -> request.contains("dryRun=false"));
	}

	@Test
	void brokenDocumentIsRefusedAtOnce() {
		for (String body : List.of("", "{", "{\"facts\": NaN}", "[1]", DOCUMENT.substring(0, 300), "\0\1\2")) {
			post("", body.getBytes(StandardCharsets.UTF_8)).expectStatus().isBadRequest();
		}
		post("", "{\"cik\": 1}".getBytes(StandardCharsets.UTF_8)).expectStatus().isEqualTo(422);
		post("?company=No", DOCUMENT.getBytes(StandardCharsets.UTF_8)).expectStatus().isBadRequest();
		post("?dryRun=perhaps", DOCUMENT.getBytes(StandardCharsets.UTF_8)).expectStatus().isBadRequest();
		assertThat(Platform.COMPANY.requests()).isEmpty();
	}

	@Test
	void documentOfAnotherCompanyIsRefused() {
		Platform.COMPANY.answer("/internal/identifiers/cik/0001234567", "{\"key\": \"lufax\"}");
		post("?company=acme", DOCUMENT.getBytes(StandardCharsets.UTF_8)).expectStatus()
			.isEqualTo(422)
			.expectBody()
			.json("""
					{"errors": [{"parameter": "company", "value": "acme",
					  "detail": "lufax, the company with the document's CIK 0001234567"}]}""", JsonCompareMode.LENIENT);
	}

	@Test
	void recordedCompanyIsNotOverwritten() {
		Platform.COMPANY.answer("/internal/identifiers/cik/0001234567", "{\"key\": \"acme\"}");
		Platform.COMPANY.answer("POST /internal/export", """
				{"resource": "companies", "row": 2, "fields": {"key": "acme", "name": "Acme", "revision": "4"}}
				{"resource": "identifiers", "row": 3, "fields": {"key": "acme", "scheme": "cik", "value": "1234567"}}
				""");
		JsonNode job = json(post("?dryRun=true", DOCUMENT.getBytes(StandardCharsets.UTF_8)));
		assertThat(job.path("state").asString()).isEqualTo("succeeded");
		assertThat(rows(Platform.COMPANY, CHECK)).extracting((row) -> row.path("resource").asString())
			.containsExactly("names", "sources", "sources");
		assertThat(rows(Platform.COMPANY, CHECK).getFirst().path("fields")).isEqualTo(this.json.readTree("""
				{"key": "acme", "name": "Acme, Inc.", "language": "en", "kind": "full", "madeFrom": "4"}"""));
	}

	/** Another import makes a company for the same filer after it was not found. */
	@Test
	void rowsAreMadeAnewWhenTheirCompanyIsAnotherByNow() {
		Platform.COMPANY.answer(APPLY, 412, OUTDATED);
		Platform.COMPANY.hold("/internal/identifiers");
		WebTestClient.ResponseSpec accepted = post("", DOCUMENT.getBytes(StandardCharsets.UTF_8), () -> {
			Platform.COMPANY.release();
			Platform.COMPANY.hold("/internal/identifiers");
			awaitHeld();
			assertThat(Platform.METRICS.requests()).noneMatch((request) -> request.contains("dryRun=false"));
			Platform.COMPANY.answer(APPLY, "{\"resources\": {}}");
			Platform.COMPANY.answer("/internal/identifiers/cik/0001234567", "{\"key\": \"acme\"}");
			Platform.COMPANY.answer("POST /internal/export",
					"""
							{"resource": "companies", "row": 2, "fields": {"key": "acme", "name": "Acme, Inc.", "revision": "1"}}
							{"resource": "identifiers", "row": 2, "fields": {"key": "acme", "scheme": "ticker", "value": "A"}}
							""");
			Platform.COMPANY.release();
		});
		JsonNode job = finished(accepted);
		assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("succeeded");
		assertThat(job.path("links").path("company").asString()).isEqualTo("/api/v1/companies/acme");
		assertThat(rows(Platform.COMPANY, APPLY).getFirst()).isEqualTo(this.json.readTree("""
				{"resource": "identifiers", "row": 2, "fields": {"key": "acme", "scheme": "cik",
				 "value": "0001234567", "madeFrom": "1"}}"""));
		assertThat(Platform.METRICS.written("POST /internal/observation-batches").getLast().body())
			.contains("\nacme,,assets,")
			.doesNotContain("acme-inc");
		assertThat(Platform.METRICS.written(APPLY + "&batch=" + BATCH)).hasSize(1);
	}

	@Test
	void importWhoseCompanyIsAnotherEachTimeHasFailedAndChangedNothing() {
		Platform.COMPANY.answer(APPLY, 412, OUTDATED);
		JsonNode job = finished(post("", DOCUMENT.getBytes(StandardCharsets.UTF_8)));
		assertThat(job.path("state").asString()).isEqualTo("failed");
		assertThat(job.path("problem").path("status").asInt()).isEqualTo(409);
		assertThat(Platform.COMPANY.written(APPLY)).hasSize(4);
		assertThat(Platform.METRICS.requests()).noneMatch((request) -> request.contains("dryRun=false"));
	}

	@Test
	void tableGoesToTheServicesAsRows() {
		Platform.COMPANY.answer("/internal/identifiers/ticker/ACM", 404, Platform.unknown("value", "ACM"));
		JsonNode job = json(
				table("?dryRun=true", "Symbol,Name,Worth\nACM,Acme,5\n", MAPPING).expectStatus().isAccepted());
		assertThat(job.path("state").asString()).isEqualTo("succeeded");
		assertThat(job.path("notes").toString()).isEqualTo(
				"""
						["1 rows: 1 companies, 1 figures; 0 empty cells, 0 odd cells kept as stated, 0 passed over",\
						"1 companies are new",\
						"Row r of observations is made of row (r - 2) div 1 + 2 of the table, column (r - 2) mod 1 + 1 of figures"]""");
		assertThat(Platform.METRICS.written("POST /internal/observation-batches").getFirst().body())
			.endsWith("\nacme,,valuation,eq,5,USD,2017,,reported,normal,2018-02-08,5,,S1#Worth of ACM,\n");
		assertThat(rows(Platform.COMPANY, CHECK)).extracting((row) -> row.path("resource").asString())
			.containsExactly("companies", "identifiers");
	}

	@Test
	void tableThatIsWrongIsRefusedAtItsRowAndColumn() {
		Platform.COMPANY.answer("/internal/identifiers/ticker/ACM", 404, Platform.unknown("value", "ACM"));
		table("", "Symbol,Name,Worth\nACM,Acme,five\n", MAPPING).expectStatus()
			.isEqualTo(422)
			.expectBody()
			.json("""
					{"errors": [{"resource": "table", "row": 2, "field": "Worth", "value": "five"}]}""",
					JsonCompareMode.LENIENT);
		table("", "Symbol,Name,Worth\nACM,Acme,5\n", MAPPING.replace("create", "refuse")).expectStatus()
			.isEqualTo(422)
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("Symbol");
		table("", "Symbol,Name,Name\n", MAPPING).expectStatus().isEqualTo(422);
		table("", "Symbol,Name,Worth\n\"ACM\n", MAPPING).expectStatus().is4xxClientError();
		table("", "Symbol,Name,Worth\nACM,Acme,5\n", "{").expectStatus().isBadRequest();
		// often, as what is left of its buffers depends on when it is refused
		for (int i = 0; i < 20; i++) {
			table("", "x".repeat(200_000), MAPPING).expectStatus().isEqualTo(413);
		}
		MultipartBodyBuilder form = new MultipartBodyBuilder();
		form.part("file", "x");
		send("", form).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].parameter")
			.isEqualTo("mapping");
	}

	private static final String MAPPING = """
			{"source": "S1", "company": {"column": "Symbol", "by": "ticker", "nameColumn": "Name", "unknown": "create",
			  "summary": "Listed"}, "period": "2017", "knownFrom": "2018-02-08",
			 "figures": [{"column": "Worth", "index": "valuation", "unit": "USD"}]}""";

	private WebTestClient.ResponseSpec table(String query, String table, String mapping) {
		MultipartBodyBuilder form = new MultipartBodyBuilder();
		form.part("mapping", mapping, MediaType.APPLICATION_JSON);
		form.part("file", table.getBytes(StandardCharsets.UTF_8)).filename("table.csv");
		return send(query, form);
	}

	private WebTestClient.ResponseSpec send(String query, MultipartBodyBuilder form) {
		return this.http.post()
			.uri("/api/v1/tables" + query)
			.header("X-API-Key", GatewayTest.KEY)
			.bodyValue(form.build())
			.exchange();
	}

	private WebTestClient.ResponseSpec post(String query, byte[] body) {
		return post(query, body, "identity");
	}

	private WebTestClient.ResponseSpec post(String query, byte[] body, String encoding) {
		return this.http.post()
			.uri("/api/v1/filings" + query)
			.header("X-API-Key", GatewayTest.KEY)
			.header("Content-Encoding", encoding)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(body)
			.exchange();
	}

	/** What is answered when something was done while a first look-up was held back. */
	private WebTestClient.ResponseSpec post(String query, byte[] body, Runnable meanwhile) {
		CompletableFuture<WebTestClient.ResponseSpec> answer = CompletableFuture.supplyAsync(() -> post(query, body));
		awaitHeld();
		meanwhile.run();
		return answer.join();
	}

	private static void awaitHeld() {
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !Platform.COMPANY.held().isEmpty());
	}

	/** The job that is accepted, when it is finished. */
	private JsonNode finished(WebTestClient.ResponseSpec accepted) {
		String location = String.valueOf(
				accepted.expectStatus().isAccepted().returnResult(String.class).getResponseHeaders().getLocation());
		this.http.get()
			.uri(location)
			.accept(MediaType.TEXT_EVENT_STREAM)
			.exchange()
			.expectBody(String.class)
			.returnResult();
		return json(this.http.get().uri(location).exchange().expectStatus().isOk());
	}

	private List<JsonNode> rows(StubService service, String address) {
		return service.written(address).getLast().body().lines().map((line) -> this.json.readTree(line)).toList();
	}

	private JsonNode json(WebTestClient.ResponseSpec answer) {
		return this.json.readTree(answer.expectBody().returnResult().getResponseBody());
	}

	private static byte[] packed(byte[] bytes) {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream target = new GZIPOutputStream(packed)) {
			target.write(bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return packed.toByteArray();
	}

}
