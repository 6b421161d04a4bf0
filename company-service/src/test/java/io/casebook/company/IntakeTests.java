package io.casebook.company;

import java.util.List;
import java.util.stream.IntStream;

import io.casebook.testcalls.Calls;
import io.casebook.testpostgres.PostgresServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@CompanyServiceTest
class IntakeTests {

	/** Versions that were added since the statistics began. */
	private static final String KEPT = """
			SELECT n_tup_ins FROM pg_stat_user_tables WHERE (schemaname, relname) = ('company', 'revision')""";

	/** How often a page of theirs was looked at since then. */
	private static final String PAGES_READ = """
			SELECT heap_blks_read + heap_blks_hit FROM pg_statio_user_tables
			WHERE (schemaname, relname) = ('company', 'revision')""";

	@Autowired
	private CasebookClient casebook;

	@BeforeEach
	void forgetAll() {
		this.casebook.forgetAll();
	}

	@Test
	void importIsSafeToRepeat() {
		assertThat(this.casebook.load(PackageLines.small())).isEqualTo(this.casebook
			.parse("""
					{"resources":{"capabilities":{"created":1,"superseded":0,"unchanged":0},
					"companies":{"created":2,"superseded":0,"unchanged":0},"groups":{"created":2,"superseded":0,"unchanged":0},
					"identifiers":{"created":3,"superseded":0,"unchanged":0},"names":{"created":4,"superseded":0,"unchanged":0},
					"offerings":{"created":3,"superseded":0,"unchanged":0},
					"relationships":{"created":2,"superseded":0,"unchanged":0},
					"sources":{"created":2,"superseded":0,"unchanged":0},
					"statements":{"created":2,"superseded":0,"unchanged":0}}}"""));
		assertThat(this.casebook.load(PackageLines.small())).isEqualTo(this.casebook
			.parse("""
					{"resources":{"capabilities":{"created":0,"superseded":0,"unchanged":1},
					"companies":{"created":0,"superseded":0,"unchanged":2},"groups":{"created":0,"superseded":0,"unchanged":2},
					"identifiers":{"created":0,"superseded":0,"unchanged":3},"names":{"created":0,"superseded":0,"unchanged":4},
					"offerings":{"created":0,"superseded":0,"unchanged":3},
					"relationships":{"created":0,"superseded":0,"unchanged":2},
					"sources":{"created":0,"superseded":0,"unchanged":2},
					"statements":{"created":0,"superseded":0,"unchanged":2}}}"""));
		assertThat(Database.number("SELECT max(revision) FROM company.revision")).isOne();
	}

	/** Its sender lost the answer. */
	@Test
	void packageThatIsSentAgainWithItsKeyGetsTheFirstAnswer() {
		Answer first = sendKeyed();
		assertThat(first.status()).isEqualTo(200);
		assertThat(first.json().at("/resources/companies/created").asInt()).isEqualTo(2);
		assertThat(sendKeyed().json()).isEqualTo(first.json());
		assertThat(Database.number("SELECT max(revision) FROM company.revision")).isOne();
	}

	private Answer sendKeyed() {
		return Answer.of(this.casebook.http()
			.post()
			.uri("/internal/package?dryRun=false")
			.header("Authorization", CasebookClient.CALLS.authorization(Calls.CASEBOOK))
			.header("Idempotency-Key", "share")
			.contentType(MediaType.APPLICATION_NDJSON)
			.bodyValue(PackageLines.small().toString())
			.exchange());
	}

	@Test
	void changesSupersedeAndKeepWhatWasThere() {
		this.casebook.load(PackageLines.small());
		JsonNode counts = this.casebook.load(new PackageLines()
			.row("companies", "key", "zeta-pay", "name", "Zeta Pay", "kind", "case", "founded", "2012", "summary",
					"Pays", "sources", "doc")
			.row("groups", "key", "pair", "title", "A pair", "description", "Two of them", "member", "alpha-bank")
			.row("capabilities", "key", "zeta-scoring", "company", "zeta-pay", "statement", "Scores later", "sources",
					"doc"));
		assertThat(counts).isEqualTo(this.casebook.parse("""
				{"resources":{"capabilities":{"created":0,"superseded":1,"unchanged":0},
				"companies":{"created":0,"superseded":1,"unchanged":0},
				"groups":{"created":0,"superseded":1,"unchanged":0}}}"""));
		JsonNode profile = this.casebook.get("/api/v1/companies/zeta-pay");
		assertThat(profile.get("founded").asString()).isEqualTo("2012");
		assertThat(profile.has("country")).isFalse();
		assertThat(profile.get("names").size()).isEqualTo(3);
		assertThat(profile.get("revision").asInt()).isEqualTo(2);
		assertThat(this.casebook.get("/api/v1/groups/pair").get("members").toString()).isEqualTo("[\"alpha-bank\"]");
		assertThat(Database
			.number("""
									SELECT count(*) FROM company.revision
									WHERE (kind, key, revision) = ('company', 'zeta-pay', 1) AND content ->> 'founded' = '2013'
					"""))
			.isOne();
		assertThat(Database.number("""
				SELECT count(*) FROM company.revision
				WHERE (kind, key, revision) = ('capability', 'zeta-scoring', 1)
					AND content ->> 'statement' = 'Scores at once' AND superseded_at IS NOT NULL""")).isOne();
		assertThat(
				Database.number("SELECT count(*) FROM company.revision WHERE (kind, key) = ('company', 'alpha-bank')"))
			.isOne();
		assertThat(Database.number("SELECT max(revision) FROM company.revision WHERE (kind, key) = ('group', 'pair')"))
			.isEqualTo(2);
	}

	@Test
	void partsMayComeInAPackageOfTheirOwn() {
		this.casebook.load(PackageLines.small());
		this.casebook.load(new PackageLines().row("names", "key", "alpha-bank", "name", "Alpha", "kind", "common"));
		JsonNode bank = this.casebook.get("/api/v1/companies/alpha-bank");
		assertThat(bank.get("names").toString()).isEqualTo("[{\"name\":\"Alpha\",\"kind\":\"common\"}]");
		assertThat(bank.get("revision").asInt()).isEqualTo(2);
	}

	/**
	 * The planner takes the record for nearly empty, as it was; to look through it for
	 * each of ten thousand companies took longer than any deadline.
	 */
	@Test
	void largePackageAfterASmallOneLooksVersionsUp() {
		this.casebook.load(PackageLines.small());
		PostgresServer.get().execute("VACUUM ANALYZE company.revision");
		long kept = Database.number(KEPT);
		long read = Database.number(PAGES_READ);
		int companies = 4000;
		PackageLines lines = new PackageLines();
		IntStream.range(0, companies)
			.forEach((i) -> lines.row("companies", "key", "many-" + i, "name", "Many", "kind", "case", "summary", "x",
					"sources", "doc"));
		this.casebook.load(lines);
		await().until(() -> Database.number(KEPT) >= kept + companies);
		assertThat(Database.number(PAGES_READ) - read).isLessThan(20L * companies);
	}

	/** What was filled in meanwhile would be lost. */
	@Test
	void rowThatWasMadeFromAnotherVersionIsNotTaken() {
		this.casebook.load(PackageLines.small());
		PackageLines first = new PackageLines().row("companies", "key", "alpha-bank", "name", "Alpha Bank", "kind",
				"organisation", "summary", "Keeps", "seat", "Bern", "sources", "doc", "madeFrom", "1");
		PackageLines second = new PackageLines()
			.row("companies", "key", "alpha-bank", "name", "Alpha Bank", "kind", "organisation", "summary", "Keeps",
					"industry", "Banking", "sources", "doc", "madeFrom", "1")
			.row("names", "key", "alpha-bank", "name", "Alpha", "kind", "common", "madeFrom", "1")
			.row("identifiers", "key", "alpha-bank", "scheme", "cik", "value", "77", "madeFrom", "1");
		this.casebook.load(first);
		for (boolean dryRun : List.of(true, false)) {
			take(second, dryRun, "second").refuses(412, "precondition-failed",
					"""
							[{"detail":"The company has the revision 2 now","resource":"companies","row":2,"field":"madeFrom","value":"1"},
							{"detail":"The company has the revision 2 now","resource":"names","row":2,"field":"madeFrom","value":"1"},
							{"detail":"The company has the revision 2 now","resource":"identifiers","row":2,"field":"madeFrom","value":"1"}]""");
		}
		assertThat(this.casebook.get("/api/v1/companies/alpha-bank").get("seat").asString()).isEqualTo("Bern");
		assertThat(Database.number("SELECT max(revision) FROM company.revision")).isEqualTo(2);
	}

	@Test
	void rowThatWasMadeFromNothingNeedsItsKeyFree() {
		PackageLines lines = new PackageLines().row("companies", "key", "acme", "name", "Acme", "kind", "case",
				"summary", "x", "madeFrom", "0");
		Answer first = take(lines, false, "first").is(200, null);
		assertThat(take(lines, false, "first").is(200, null).json()).isEqualTo(first.json());
		take(lines, false, "another").refuses(412, "precondition-failed",
				"""
						[{"detail":"The company has the revision 1 now","resource":"companies","row":2,"field":"madeFrom","value":"0"}]""");
		this.casebook.send(HttpMethod.DELETE, "/api/v1/companies/acme", null, "If-Match", "*").is(204, null);
		take(lines, false, "third").is(200, null);
		assertThat(this.casebook.get("/api/v1/companies/acme").get("revision").asInt()).isEqualTo(3);
	}

	private Answer take(PackageLines lines, boolean dryRun, String key) {
		return Answer.of(this.casebook.http()
			.post()
			.uri("/internal/package?dryRun=" + dryRun)
			.header("Authorization", CasebookClient.CALLS.authorization(Calls.CASEBOOK))
			.header("Idempotency-Key", key)
			.contentType(MediaType.APPLICATION_NDJSON)
			.bodyValue(lines.toString())
			.exchange());
	}

	@Test
	void groupThatLosesAMemberIsNotUnchanged() {
		this.casebook.load(PackageLines.small());
		PackageLines fewer = new PackageLines().row("groups", "key", "pair", "title", "A pair", "description",
				"Two of them", "member", "zeta-pay");
		String counts = "{\"resources\":{\"groups\":{\"created\":0,\"superseded\":1,\"unchanged\":0}}}";
		take(fewer, true, "dry").is(200, null, counts);
		take(fewer, false, "real").is(200, null, counts);
		take(fewer, false, "again").is(200, null,
				"{\"resources\":{\"groups\":{\"created\":0,\"superseded\":0,\"unchanged\":1}}}");
		assertThat(this.casebook.get("/api/v1/groups/pair").get("members").toString()).isEqualTo("[\"zeta-pay\"]");
	}

	@Test
	void dryRunReportsAndChangesNothing() {
		this.casebook.http()
			.post()
			.uri("/internal/package?dryRun=true")
			.contentType(MediaType.APPLICATION_NDJSON)
			.bodyValue(PackageLines.small().toString())
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.resources.companies.created")
			.isEqualTo(2);
		this.casebook.assertAnswer("/api/v1/companies", "{\"items\":[]}");
	}

	@Test
	void everyFaultOfAPackageIsReportedAtOnce() {
		PackageLines lines = new PackageLines()
			.row("companies", "key", "Not A Key", "name", "", "kind", "firm", "founded", "20x3", "country", "China",
					"summary", "x", "sources", "a b", "flags", "A: b", "colour", "red")
			.row("companies", "key", "one", "name", "One", "kind", "case", "summary", "x", "sources", "S9")
			.row("companies", "key", "one", "name", "One", "kind", "case", "summary", "x")
			.row("offerings", "key", "two", "company", "nobody", "name", "Two", "kind", "x", "combines", "one")
			.row("offerings", "key", "one", "company", "one", "name", "One", "kind", "x")
			.row("groups", "key", "g", "title", "G", "member", "two")
			.row("groups", "key", "g", "title", "H", "member", "one")
			.row("relationships", "from", "one", "relation", "founded", "to", "one")
			.row("relationships", "from", "one", "relation", "likes", "to", "nobody")
			.row("identifiers", "key", "one", "scheme", "lei", "value", "123")
			.row("sources", "csl", "{\"id\":\"S1\"}")
			.row("observations", "company", "one");
		this.casebook.assertProblem(this.casebook.post(lines.toString()), HttpStatus.UNPROCESSABLE_CONTENT,
				"""
								{"type":"/problems/invalid-content","detail":"There are 22 faults. Nothing was changed","faults":22,
						"instance":"/internal/package","errors":[
						{"detail":"there is no such column","resource":"companies","row":2,"field":"colour"},
						{"detail":"a key of 1 to 64 characters a-z, 0-9 and -","resource":"companies","row":2,
							"field":"key","value":"Not A Key"},
						{"detail":"it is required","resource":"companies","row":2,"field":"name"},
						{"detail":"one of case, organisation, benchmark, market, unit","resource":"companies","row":2,
							"field":"kind","value":"firm"},
						{"detail":"\\"20x3\\" is not an EDTF date: expected a date such as 2017, 2017-11 or 2017-11-11, or an interval such as 2016/2017-03 or 2017/..",
							"resource":"companies","row":2,"field":"founded","value":"20x3"},
						{"detail":"a country code of ISO 3166-1 alpha-2","resource":"companies","row":2,
							"field":"country","value":"China"},
						{"detail":"keys of sources, such as AG17 or AG17#p. 4, separated by semicolons in a cell","resource":"companies",
							"row":2,"field":"sources","value":"a b"},
						{"detail":"flags such as plan: a plan, not a result, with a bar between spaces","resource":"companies","row":2,
							"field":"flags","value":"A"},
						{"detail":"Nobody is related to itself","resource":"relationships","row":2,"field":"to",
							"value":"one"},
						{"detail":"one of subsidiary-of, succeeded, founded, associate-of, founded-by, parent-of, partner-of",
							"resource":"relationships","row":3,"field":"relation","value":"likes"},
						{"detail":"18 capital letters or digits and 2 digits, as a lei has","resource":"identifiers",
							"row":2,"field":"value","value":"123"},
						{"detail":"an item whose custom.citationShort says how it is cited in running text","resource":"sources",
							"row":2,"field":"csl","value":"{\\"id\\":\\"S1\\"}"},
						{"detail":"an item of CSL-JSON, which has a type of CSL 1.0.2 such as book, report or webpage",
							"resource":"sources","row":2,"field":"csl"},
						{"detail":"This service keeps no such resource, but capabilities, companies, groups, identifiers, names, offerings, relationships, sources, statements",
							"resource":"observations","row":2},
						{"detail":"It repeats row 3 of the same resource","resource":"companies","row":4},
						{"detail":"There is no source with this key, neither in the package nor recorded",
							"resource":"companies","row":3,"field":"sources","value":"S9"},
						{"detail":"There is no company with this key, neither in the package nor recorded",
							"resource":"offerings","row":2,"field":"company","value":"nobody"},
						{"detail":"There is no company with this key, neither in the package nor recorded",
							"resource":"groups","row":2,"field":"member","value":"two"},
						{"detail":"There is no company and no offering with this key, neither in the package nor recorded",
							"resource":"relationships","row":3,"field":"to","value":"nobody"},
						{"detail":"The title and the description are those of the group's first row","resource":"groups",
							"row":3,"field":"title","value":"H"},
						{"detail":"The key is that of an offering already","resource":"companies","row":3,"field":"key",
							"value":"one"},
						{"detail":"The key is that of an offering already","resource":"companies","row":4,"field":"key",
							"value":"one"}]}""");
	}

	@Test
	void onlyTheFirstHundredFaultsAreListed() {
		PackageLines lines = new PackageLines();
		IntStream.range(0, 250).forEach((i) -> lines.row("companies", "key", "c" + i, "kind", "case", "summary", "x"));
		this.casebook.post(lines.toString())
			.expectStatus()
			.isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("There are 250 faults; the first 100 are listed. Nothing was changed")
			.jsonPath("$.errors.length()")
			.isEqualTo(100);
	}

	@Test
	void keyOfACompanyCannotBecomeThatOfAnOffering() {
		this.casebook.load(PackageLines.small());
		this.casebook.assertProblem(
				this.casebook.post(new PackageLines()
					.row("offerings", "key", "alpha-bank", "company", "zeta-pay", "name", "A", "kind", "x")
					.toString()),
				HttpStatus.UNPROCESSABLE_CONTENT, """
						{"type":"/problems/invalid-content","detail":"There is 1 fault. Nothing was changed","faults":1,
						"instance":"/internal/package","errors":[{"resource":"offerings","row":2,"field":"key",
						"value":"alpha-bank","detail":"The key is that of a company already"}]}""");
	}

	@ParameterizedTest
	@CsvSource({ "alpha-bank, cik, 1691445", "alpha-bank, isin, US7477981069", "zeta-pay, cik, 1691445" })
	void identifierIsOfOneCompanyOnly(String key, String scheme, String value) {
		this.casebook.load(PackageLines.small());
		PackageLines lines = new PackageLines()
			.row("identifiers", "key", "zeta-pay", "scheme", "cik", "value", "0001691445")
			.row("identifiers", "key", key, "scheme", scheme, "value", value);
		this.casebook.post(lines.toString())
			.expectStatus()
			.isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
			.expectBody()
			.jsonPath("$.errors[0].row")
			.isEqualTo(3)
			.jsonPath("$.errors.length()")
			.isEqualTo(1);
	}

	@Test
	void tickerMayBeAnotherCompanysAtAnotherExchange() {
		this.casebook.load(PackageLines.small());
		this.casebook
			.load(new PackageLines().row("identifiers", "key", "alpha-bank", "scheme", "ticker", "value", "ZP"));
		assertThat(this.casebook.get("/api/v1/companies?q=zp").get("items").size()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "rubbish", "[]", "{}", "\"x\"", "null", "{\"resource\":\"companies\"}",
			"{\"resource\":\"companies\",\"row\":2,\"fields\":{\"key\":{}}}",
			"{\"resource\":\"companies\",\"row\":\"two\",\"fields\":{}}",
			"{\"resource\":\"companies\",\"row\":2,\"row\":3,\"fields\":{}}" })
	void lineThatIsNoRowIsNamed(String line) {
		this.casebook.assertProblem(this.casebook.post(PackageLines.small() + "\n" + line + "\n"),
				HttpStatus.BAD_REQUEST, """
						{"type":"/problems/malformed-request","instance":"/internal/package",
						"detail":"Line 23 is not a JSON object with resource, row and fields, each once"}""");
		this.casebook.assertAnswer("/api/v1/companies", "{\"items\":[]}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\u0000b", "a\ud800b" })
	void textThatCannotBeKeptIsAFault(String text) {
		String row = "{\"resource\":\"companies\",\"row\":2,\"fields\":{\"key\":\"a\",\"name\":\"%s\",\"kind\":\"case\",\"summary\":\"x\"}}"
			.formatted(text.replace("\u0000", "\\u0000").replace("\ud800", "\\ud800"));
		this.casebook.post(row)
			.expectStatus()
			.isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("name");
	}

	@ParameterizedTest
	@ValueSource(strings = { "rubbish", "[]", "null", "{\"type\":\"book\"}", "{\"id\":\"a b\",\"type\":\"book\"}",
			"{\"id\":\"A\",\"type\":\"book\",\"custom\":{}}",
			"{\"id\":\"A\",\"type\":\"book\",\"title\":[\"\\u0000\"],\"custom\":{\"citationShort\":\"A\"}}" })
	void sourceThatIsNoItemOfCslIsAFault(String csl) {
		this.casebook.post(new PackageLines().source(csl).toString())
			.expectStatus()
			.isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("csl");
	}

	@Test
	void emptyPackageDoesNothing() {
		assertThat(this.casebook.load(new PackageLines())).isEqualTo(this.casebook.parse("{\"resources\":{}}"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Bearer wrong", "Bearer a.b.c" })
	void unsignedCallIsRefused(String authorization) {
		this.casebook.assertProblem(this.casebook.http()
			.post()
			.uri("/internal/package")
			.header("Authorization", authorization)
			.contentType(MediaType.APPLICATION_NDJSON)
			.bodyValue(PackageLines.small().toString())
			.exchange(), HttpStatus.UNAUTHORIZED, """
					{"type":"/problems/unauthorized","instance":"/internal/package",
					"detail":"Calls are taken from the gateway only, signed for company-service"}""");
	}

	@Test
	void onlyNdjsonIsTaken() {
		this.casebook.http()
			.post()
			.uri("/internal/package")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{}")
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
	}

	@Test
	void importsAtTheSameTimeNeitherDoubleNorBlockEachOther() {
		List<JsonNode> counts = Flux.range(0, 6)
			.parallel(6)
			.runOn(Schedulers.boundedElastic())
			.map((i) -> this.casebook.load(PackageLines.small()))
			.sequential()
			.collectList()
			.block();
		assertThat(counts).extracting((each) -> each.at("/resources/companies/created").asInt())
			.containsExactlyInAnyOrder(2, 0, 0, 0, 0, 0);
		assertThat(Database.number("SELECT max(revision) FROM company.revision")).isOne();
		assertThat(Database.number("SELECT count(*) FROM company.staged_row")).isZero();
	}

	@Test
	void packageOfManyRowsComesInAndIsStreamedOut() {
		PackageLines lines = new PackageLines();
		IntStream.range(0, 3000)
			.forEach((i) -> lines.row("companies", "key", "company-" + i, "name", "Company " + i, "kind",
					"organisation", "summary", "One of many"));
		assertThat(this.casebook.load(lines).at("/resources/companies/created").asInt()).isEqualTo(3000);
		assertThat(this.casebook.stream("/api/v1/companies?q=company")).hasSize(3000);
	}

}
