package io.casebook.company;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;

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
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

@CompanyServiceTest
class IntakeTests {

	@Autowired
	private CasebookClient casebook;

	@BeforeEach
	void forgetAll() {
		this.casebook.forgetAll();
	}

	@Test
	void importIsSafeToRepeat() {
		assertThat(this.casebook.load(PackageLines.small())).isEqualTo(this.casebook.parse("""
				{"resources":{"capabilities":{"created":1,"superseded":0,"unchanged":0},
				"companies":{"created":2,"superseded":0,"unchanged":0},"groups":{"created":2,"superseded":0,"unchanged":0},
				"identifiers":{"created":3,"superseded":0,"unchanged":0},"names":{"created":4,"superseded":0,"unchanged":0},
				"offerings":{"created":3,"superseded":0,"unchanged":0},
				"relationships":{"created":2,"superseded":0,"unchanged":0},
				"sources":{"created":2,"superseded":0,"unchanged":0},
				"statements":{"created":2,"superseded":0,"unchanged":0}}}"""));
		assertThat(this.casebook.load(PackageLines.small())).isEqualTo(this.casebook.parse("""
				{"resources":{"capabilities":{"created":0,"superseded":0,"unchanged":1},
				"companies":{"created":0,"superseded":0,"unchanged":2},"groups":{"created":0,"superseded":0,"unchanged":2},
				"identifiers":{"created":0,"superseded":0,"unchanged":3},"names":{"created":0,"superseded":0,"unchanged":4},
				"offerings":{"created":0,"superseded":0,"unchanged":3},
				"relationships":{"created":0,"superseded":0,"unchanged":2},
				"sources":{"created":0,"superseded":0,"unchanged":2},
				"statements":{"created":0,"superseded":0,"unchanged":2}}}"""));
		assertThat(number("SELECT max(revision) FROM company.revision")).isOne();
	}

	@Test
	void changesSupersedeAndKeepWhatWasThere() {
		this.casebook.load(PackageLines.small());
		JsonNode counts = this.casebook.load(new PackageLines()
			.row("companies", "key", "zeta-pay", "name", "Zeta Pay", "kind", "case", "founded", "2012", "summary", "Pays",
					"sources", "doc")
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
		assertThat(number("""
				SELECT count(*) FROM company.revision
				WHERE (kind, key, revision) = ('company', 'zeta-pay', 1) AND content ->> 'founded' = '2013'
					AND content -> 'capabilities' -> 0 ->> 'statement' = 'Scores at once'
					AND content -> 'relationships' -> 0 ->> 'to' = 'alpha-bank'""")).isOne();
		assertThat(number("SELECT count(*) FROM company.revision WHERE (kind, key) = ('company', 'alpha-bank')")).isOne();
		assertThat(number("SELECT max(revision) FROM company.revision WHERE (kind, key) = ('group', 'pair')")).isEqualTo(2);
	}

	@Test
	void partsMayComeInAPackageOfTheirOwn() {
		this.casebook.load(PackageLines.small());
		this.casebook.load(new PackageLines().row("names", "key", "alpha-bank", "name", "Alpha", "kind", "common"));
		JsonNode bank = this.casebook.get("/api/v1/companies/alpha-bank");
		assertThat(bank.get("names").toString()).isEqualTo("[{\"kind\":\"common\",\"name\":\"Alpha\"}]");
		assertThat(bank.get("revision").asInt()).isEqualTo(2);
	}

	@Test
	void dryRunReportsAndChangesNothing() {
		this.casebook.http()
			.post()
			.uri("/internal/package?dryRun=true")
			.header("X-Import-Key", CasebookClient.IMPORT_KEY)
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
		this.casebook.assertProblem(this.casebook.post(lines.toString()), HttpStatus.UNPROCESSABLE_CONTENT, """
				{"type":"/problems/invalid-content","detail":"The package has 22 faults. Nothing was changed",
				"instance":"/internal/package","errors":[
				{"resource":"companies","row":2,"field":"colour","value":"red","detail":"The resource has no such field, but \
				key, name, kind, founded, country, seat, industry, summary, sources, flags"},
				{"resource":"companies","row":2,"field":"key","value":"Not A Key",
					"detail":"1 to 64 lower-case letters, digits and hyphens"},
				{"resource":"companies","row":2,"field":"name","detail":"It is required"},
				{"resource":"companies","row":2,"field":"kind","value":"firm",
					"detail":"one of case, organisation, benchmark, market, unit"}]}""");
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
			.isEqualTo("The package has 250 faults; the first 100 are listed. Nothing was changed")
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
						{"type":"/problems/invalid-content","detail":"The package has 1 fault. Nothing was changed",
						"instance":"/internal/package","errors":[{"resource":"offerings","row":2,"field":"key",
						"value":"alpha-bank","detail":"The key is that of a company already"}]}""");
	}

	@ParameterizedTest
	@CsvSource({ "alpha-bank, cik, 1691445", "alpha-bank, isin, US7477981069", "zeta-pay, cik, 1691445" })
	void identifierIsOfOneCompanyOnly(String key, String scheme, String value) {
		this.casebook.load(PackageLines.small());
		PackageLines lines = new PackageLines().row("identifiers", "key", "zeta-pay", "scheme", "cik", "value", "0001691445")
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
		this.casebook.load(new PackageLines().row("identifiers", "key", "alpha-bank", "scheme", "ticker", "value", "ZP"));
		assertThat(this.casebook.get("/api/v1/companies?q=zp").get("items").size()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "rubbish", "[]", "{}", "\"x\"", "null", "{\"resource\":\"companies\"}",
			"{\"resource\":\"companies\",\"row\":2,\"fields\":{\"key\":{}}}",
			"{\"resource\":\"companies\",\"row\":\"two\",\"fields\":{}}" })
	void lineThatIsNoRowIsNamed(String line) {
		this.casebook.assertProblem(this.casebook.post(PackageLines.small() + "\n" + line + "\n"), HttpStatus.BAD_REQUEST,
				"""
						{"type":"/problems/malformed-request","instance":"/internal/package",
						"detail":"Line 24 is not a JSON object with resource, row and fields"}""");
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

	@Test
	void emptyPackageDoesNothing() {
		assertThat(this.casebook.load(new PackageLines())).isEqualTo(this.casebook.parse("{\"resources\":{}}"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "wrong", "key-of-the-testz" })
	void wrongKeyIsRefused(String key) {
		this.casebook.assertProblem(
				this.casebook.http()
					.post()
					.uri("/internal/package")
					.header("X-Import-Key", key)
					.contentType(MediaType.APPLICATION_NDJSON)
					.bodyValue(PackageLines.small().toString())
					.exchange(),
				HttpStatus.UNAUTHORIZED, """
						{"type":"/problems/unauthorized","instance":"/internal/package",
						"detail":"The header X-Import-Key has not the key of the import door"}""");
	}

	@Test
	void onlyNdjsonIsTaken() {
		this.casebook.http()
			.post()
			.uri("/internal/package")
			.header("X-Import-Key", CasebookClient.IMPORT_KEY)
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
		assertThat(number("SELECT max(revision) FROM company.revision")).isOne();
		assertThat(number("SELECT count(*) FROM company.staged_row")).isZero();
	}

	@Test
	void packageOfManyRowsComesInAndIsStreamedOut() {
		PackageLines lines = new PackageLines();
		IntStream.range(0, 3000)
			.forEach((i) -> lines.row("companies", "key", "company-" + i, "name", "Company " + i, "kind", "organisation",
					"summary", "One of many"));
		assertThat(this.casebook.load(lines).at("/resources/companies/created").asInt()).isEqualTo(3000);
		assertThat(this.casebook.stream("/api/v1/companies?q=company")).hasSize(3000);
	}

	private static long number(String query) {
		try (Connection connection = DriverManager.getConnection(PostgresServer.get().jdbcUrl("postgres"));
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(query)) {
			result.next();
			return result.getLong(1);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
