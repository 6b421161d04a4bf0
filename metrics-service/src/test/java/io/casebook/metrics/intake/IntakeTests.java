package io.casebook.metrics.intake;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.casebook.metrics.Casebook;
import io.casebook.metrics.DataPackage;
import io.casebook.metrics.ServiceTest;
import io.casebook.testpostgres.PostgresServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

@ServiceTest
class IntakeTests {

	private final Casebook casebook;

	IntakeTests(WebTestClient http) {
		this.casebook = new Casebook(http);
	}

	@BeforeEach
	void forgetAll() {
		this.casebook.forgetAll();
	}

	@Test
	void rowsOfResourcesMayComeInAnyOrder() {
		DataPackage rows = new DataPackage().index("users").set("key-indices", "users").claim("acme", "users", "5");
		assertThat(Casebook.text(this.casebook.post(rows.reversed(), "").expectStatus().isOk())).isEqualTo("""
				{"resources":{"indices":{"created":1,"superseded":0,"unchanged":0},\
				"index-sets":{"created":1,"superseded":0,"unchanged":0},\
				"observations":{"created":1,"superseded":0,"unchanged":0}}}""");
	}

	@Test
	void dryRunReportsAndChangesNothing() {
		DataPackage rows = new DataPackage().index("users").claim("acme", "users", "5");
		String report = Casebook.text(this.casebook.post(rows.lines(), "?dryRun=true").expectStatus().isOk());
		assertThat(report).contains("\"observations\":{\"created\":1");
		assertThat(this.casebook.get("/observations")).isEqualTo("{\"items\":[]}");
		assertThat(this.casebook.get("/indices")).isEqualTo("{\"items\":[]}");
	}

	@Test
	void whatChangedIsSupersededAndWhatDidNotStays() {
		this.casebook.load(new DataPackage().index("users").claim("acme", "users", "5").claim("acme", "users", "6"));
		assertThat(this.casebook.load(new DataPackage().claim("acme", "users", "5", "standing", "preferred")
			.claim("acme", "users", "6")
			.claim("acme", "users", "7"))).isEqualTo("""
					{"created":1,"superseded":1,"unchanged":1}""");
	}

	@Test
	void moreZerosInTheFractionAreAnotherVersionOfTheSameClaim() {
		this.casebook.load(new DataPackage().index("users").claim("acme", "users", "1000"));
		assertThat(this.casebook.load(new DataPackage().claim("acme", "users", "1000.00"))).isEqualTo("""
				{"created":0,"superseded":1,"unchanged":0}""");
		assertThat(this.casebook.get("/observations")).contains("\"value\":1000.00,").contains("\"revision\":2");
	}

	@Test
	void orderOfCitationsDoesNotMakeAnotherClaim() {
		this.casebook.load(new DataPackage().index("users").claim("acme", "users", "5", "sources", "A1;B2#p. 4"));
		assertThat(this.casebook.load(new DataPackage().claim("acme", "users", "5", "sources", "B2#p. 4;A1")))
			.isEqualTo("""
					{"created":0,"superseded":1,"unchanged":0}""");
	}

	@Test
	void changedCatalogueKeepsItsPlace() {
		this.casebook.load(new DataPackage().index("users").index("cars").set("all", "users", "cars"));
		this.casebook.load(new DataPackage().index("lions").index("users", "title", "People").set("all", "cars"));
		assertThat(this.casebook.items("key", "/indices")).containsExactly("users", "cars", "lions");
		assertThat(this.casebook.items("title", "/indices")).startsWith("People");
		assertThat(this.casebook.get("/index-sets/all")).contains("\"indices\":[\"cars\"]");
	}

	@Test
	void allFaultsAreToldAtOnceAndNothingChanges() {
		DataPackage rows = new DataPackage().index("users")
			.index("users")
			.money("money", "unit", "{users}")
			.set("all", "users", "lions")
			.claim("Acme", "users", "1e3", "period", "2017-13", "status", "guessed")
			.claim("acme", "lions", "5")
			.claim("acme", "users", "5", "unit", "{cars}")
			.claim("acme", "users", "7", "sources", "", "flags", "Not A Code")
			.claim("acme", "users", "7", "missing", "withheld")
			.claim("acme", "users", "", "colour", "red")
			.claim("acme", "users", "8")
			.claim("acme", "users", "8.0", "asStated", "eight")
			.claim("acme", "money", "8")
			.row("events", Map.of("company", "acme"));
		JsonNode problem = refused(rows.lines());
		assertThat(problem.path("type").asString()).isEqualTo("/problems/invalid-content");
		assertThat(problem.path("detail").asString()).isEqualTo("There are 16 faults. Nothing was changed");
		assertThat(problem.path("faults").asInt()).isEqualTo(16);
		assertThat(places(problem)).containsExactly("indices 3 key", "indices 4 unit", "observations 2 company",
				"observations 2 value", "observations 2 period", "observations 2 status", "observations 5 sources",
				"observations 5 flags", "observations 6 value", "observations 7 colour", "observations 7 value",
				"events 2 ", "index-sets 3 index", "observations 3 index", "observations 4 unit",
				"observations 9 value");
		assertThat(this.casebook.get("/indices")).isEqualTo("{\"items\":[]}");
	}

	@Test
	void aSetHasNoMoreIndicesThanOneThatIsWritten() {
		DataPackage rows = new DataPackage();
		String[] keys = IntStream.rangeClosed(0, 1002).mapToObj((i) -> "index-" + i).toArray(String[]::new);
		for (String key : keys) {
			rows.index(key);
		}
		assertThat(places(refused(rows.set("all", keys).lines()))).containsExactly("index-sets 1002 index");
	}

	@Test
	void manyFaultsAreCountedAndTheFirstListed() {
		DataPackage rows = new DataPackage().index("users");
		IntStream.range(0, 350).forEach((i) -> rows.claim("acme", "lions", Integer.toString(i)));
		JsonNode problem = refused(rows.lines());
		assertThat(problem.path("detail").asString())
			.isEqualTo("There are 350 faults; the first 100 are listed. Nothing was changed");
		assertThat(problem.path("errors").size()).isEqualTo(100);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "value | 1,000", "value | 1e3", "value | +5", "value | NaN",
					"value | 1234567890123456789012345678901", "period | next year", "period | Y170000",
					"knownFrom | 2018-02-30", "relation | about", "standing | best", "missing | lost", "company | ACME",
					"subject | a b", "sources | no source", "sources | A1;A1", "sources | A1#", "unit | two words",
					"asStated | a\u0000b" })
	void fieldIsRefused(String field, String value) {
		JsonNode problem = refused(new DataPackage().index("users").claim("acme", "users", "5", field, value).lines());
		assertThat(problem.path("errors").path(0).path("field").asString()).isEqualTo(field);
	}

	@Test
	void unitOfAnIndexWithClaimsStays() {
		this.casebook.load(new DataPackage().index("users").claim("acme", "users", "5"));
		JsonNode problem = refused(new DataPackage().index("users", "unit", "{people}").lines());
		assertThat(places(problem)).containsExactly("indices 2 unit");
	}

	@Test
	void moneyMayBeInAnyCurrency() {
		assertThat(this.casebook.load(new DataPackage().money("worth")
			.claim("acme", "worth", "5", "unit", "CNY")
			.claim("acme", "worth", "6", "unit", "USD"))).contains("\"created\":2");
		assertThat(this.casebook.items("display", "/observations")).containsExactly("CNY 5", "US$6");
	}

	@Test
	void longPackageFlowsThrough() {
		DataPackage rows = new DataPackage().index("users");
		IntStream.range(0, 3210).forEach((i) -> rows.claim("acme", "users", Integer.toString(i)));
		assertThat(this.casebook.load(rows)).contains("\"created\":3210");
		assertThat(this.casebook.load(rows)).contains("\"unchanged\":3210");
		List<String> all = this.casebook.lines("/observations?company=acme");
		assertThat(all).hasSize(3210);
		assertThat(all.get(17)).contains("\"value\":17,");
		assertThat(all.get(3209)).contains("\"value\":3209,");
	}

	@Test
	void concurrentImportsTakeTurns() throws Exception {
		DataPackage rows = new DataPackage().index("users");
		IntStream.range(0, 1000).forEach((i) -> rows.claim("acme", "users", Integer.toString(i)));
		Callable<String> load = () -> this.casebook.load(rows);
		try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
			String created = "{\"created\":1000,\"superseded\":0,\"unchanged\":0}";
			String unchanged = "{\"created\":0,\"superseded\":0,\"unchanged\":1000}";
			Future<String> first = threads.submit(load);
			Future<String> second = threads.submit(load);
			Future<String> third = threads.submit(load);
			assertThat(List.of(first.get(), second.get(), third.get())).containsExactlyInAnyOrder(created, unchanged,
					unchanged);
		}
	}

	/** A comparison of millions of rows takes minutes. */
	@ParameterizedTest
	@CsvSource({ "6, ?dryRun=true, 200", "six, ?dryRun=true, 422", "six, '', 422" })
	void writesDoNotWaitWhileAPackageThatChangesNothingIsCompared(String value, String query, int status)
			throws Exception {
		this.casebook.load(new DataPackage().index("users"));
		String lines = new DataPackage().index("cars")
			.claim("acme", "users", "5")
			.claim("acme", "users", value)
			.lines();
		try (Connection holder = DriverManager.getConnection(PostgresServer.get().jdbcUrl("postgres"));
				Statement statement = holder.createStatement();
				ExecutorService threads = Executors.newSingleThreadExecutor()) {
			holder.setAutoCommit(false);
			statement.execute("LOCK TABLE metrics.observation");
			Future<?> answer = threads.submit(() -> this.casebook.post(lines, query).expectStatus().isEqualTo(status));
			assertTimeoutPreemptively(Duration.ofSeconds(20), () -> awaitComparison(statement));
			assertThatCode(() -> statement.execute("SELECT last FROM metrics.recording FOR UPDATE NOWAIT"))
				.doesNotThrowAnyException();
			holder.rollback();
			answer.get();
		}
	}

	private static void awaitComparison(Statement statement) throws SQLException, InterruptedException {
		boolean waiting = false;
		while (!waiting) {
			Thread.sleep(50);
			try (ResultSet locks = statement.executeQuery("""
					SELECT FROM pg_locks WHERE relation = 'metrics.observation'::regclass AND NOT granted
					""")) {
				waiting = locks.next();
			}
		}
	}

	@Test
	void onlySignedCallsGetIn() {
		String line = new DataPackage().index("users").lines();
		for (String authorization : new String[] { "", "Bearer wrong" }) {
			this.casebook.http()
				.post()
				.uri("/internal/package")
				.header("Authorization", authorization)
				.contentType(MediaType.APPLICATION_NDJSON)
				.bodyValue(line)
				.exchange()
				.expectStatus()
				.isUnauthorized()
				.expectHeader()
				.contentType(MediaType.APPLICATION_PROBLEM_JSON);
		}
	}

	@Test
	void whatIsNoRowIsMalformed() {
		this.casebook.post("{\"resource\":\"indices\"", "").expectStatus().isBadRequest();
		this.casebook.post("{\"resource\":\"indices\"}", "").expectStatus().isBadRequest();
		this.casebook.post("[1,2]", "").expectStatus().isBadRequest();
		this.casebook.post("", "?dryRun=perhaps").expectStatus().isBadRequest();
	}

	private JsonNode refused(String lines) {
		return new JsonMapper().readTree(Casebook.text(this.casebook.post(lines, "").expectStatus().isEqualTo(422)));
	}

	private static List<String> places(JsonNode problem) {
		List<String> places = new ArrayList<>();
		problem.path("errors")
			.forEach((error) -> places.add(error.path("resource").asString() + " " + error.path("row").asInt() + " "
					+ error.path("field").asString()));
		return places;
	}

}
