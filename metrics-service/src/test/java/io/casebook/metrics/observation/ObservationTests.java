package io.casebook.metrics.observation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
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

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@ServiceTest
class ObservationTests {

	private final Casebook casebook;

	ObservationTests(WebTestClient http) {
		this.casebook = new Casebook(http);
	}

	@BeforeEach
	void load() {
		this.casebook.forgetAll();
		this.casebook.load(new DataPackage().index("users")
			.money("worth")
			.claim("acme", "users", "1", "period", "2015")
			.claim("acme", "users", "2", "period", "2016", "standing", "deprecated")
			.claim("acme", "users", "3", "period", "2017-11-11", "status", "planned", "knownFrom", "2018-01/2018-07")
			.claim("acme", "users", "4", "period", "../2017", "subject", "part", "relation", "gt")
			.claim("acme", "worth", "5.50", "unit", "USD", "asStated", "five and a half", "knownFrom", "2019/..")
			.claim("bolt", "users", "", "missing", "withheld", "sources", "A1;B2#p. 4", "flags", "odd: Very odd | even")
			.claim("bolt", "worth", "7000000", "unit", "CNY", "period", "2011/..", "relation", "approx")
			.claim("cord", "users", "8", "period", "2017"));
	}

	@Test
	void observationIsAnsweredWhole() {
		JsonNode item = this.casebook.read("/observations?company=bolt&index=users").path("items").path(0);
		String id = item.path("id").asString();
		String recordedAt = item.path("recordedAt").asString();
		assertThat(this.casebook.get("/observations/{id}", id)).isEqualTo("""
				{"id":"%s","company":"bolt","index":"users","relation":"eq","missing":"withheld","unit":"{users}",\
				"period":"2017","status":"reported","standing":"normal","knownFrom":"2018",\
				"sources":[{"key":"A1"},{"key":"B2","locator":"p. 4"}],\
				"flags":[{"code":"odd","note":"Very odd"},{"code":"even"}],"recordedAt":"%s",\
				"recordedBy":"casebook","revision":1}""".formatted(id, recordedAt));
		assertThat(this.casebook.get("/observations?company=acme&index=worth")).contains("""
				"relation":"eq","value":5.50,"unit":"USD","display":"US$5.50","period":"2017","status":"reported",\
				"standing":"normal","knownFrom":"2019/..","asStated":"five and a half","sources":[{"key":"doc"}],\
				"flags":[],""");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "'' | 1 2 3 4 5.50 - 7000000 8", "company=bolt | - 7000000", "company=bolt,cord | - 7000000 8",
					"company=cord&company=bolt | - 7000000 8", "index=worth | 5.50 7000000",
					"company=acme&index=worth,users | 1 2 3 4 5.50", "subject=part | 4", "period=2017 | 3 5.50 - 8",
					"period=2015/2016 | 1 2", "period=../2017 | 1 2 3 4 5.50 - 8",
					"period=2011/.. | 1 2 3 5.50 - 7000000 8", "asOf=2018-07 | 3", "asOf=2018 | 1 2 3 4 - 7000000 8",
					"asOf=2017 | ''", "status=planned | 3", "status=planned,reported&standing=deprecated | 2",
					"standing=normal,preferred&company=acme | 1 3 4 5.50", "lastN=1&index=users | 3 4 - 8",
					"lastN=2&company=acme | 2 3 4 5.50", "lastN=1&status=reported&company=acme | 2 4 5.50",
					"value=ge:5 | 5.50 7000000 8", "value=gt:5.5 | 7000000 8", "value=lt:2 | 1", "value=le:2e0 | 1 2",
					"value=eq:5.5000 | 5.50", "value=ne:8&company=cord,bolt | 7000000", "value=in:1;8 | 1 8",
					"value=in:1,8,9 | 1 8", "updatedAfter=2020-01-01T00:00:00Z&company=cord | 8",
					"updatedAfter=2999-01-01T00:00:00Z | ''", "recordedAsOf=2020-01-01T00:00:00Z | ''" })
	void filters(String query, String values) {
		List<String> found = new ArrayList<>();
		this.casebook.read("/observations?" + query)
			.path("items")
			.forEach((item) -> found.add(item.has("value") ? item.path("value").asString() : "-"));
		assertThat(String.join(" ", found)).isEqualTo(values);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "&lastN=2", "&company=acme,bolt,cord", "&index=users,worth" })
	void pagesOfOneLeadThroughAll(String filter) {
		List<String> expected = this.casebook.items("id", "/observations?limit=200" + filter);
		List<String> found = new ArrayList<>();
		String next = "";
		do {
			JsonNode page = this.casebook.read("/observations?limit=1" + filter + next);
			found.addAll(Casebook.fields(page.path("items"), "id"));
			next = page.has("next") ? "&cursor=" + page.path("next").asString() : "";
		}
		while (!next.isEmpty());
		assertThat(found).isEqualTo(expected).doesNotHaveDuplicates();
	}

	@Test
	void theSameListStreams() {
		this.casebook.http()
			.get()
			.uri("/api/v1/observations?index=users&lastN=1")
			.accept(MediaType.APPLICATION_NDJSON)
			.exchange()
			.expectHeader()
			.contentType(MediaType.APPLICATION_NDJSON)
			.expectBody(String.class)
			.value((lines) -> assertThat(lines.lines()).hasSize(4)
				.allMatch((line) -> line.startsWith("{\"id\":\"") && line.endsWith("}")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "company=Acme | company", "company= | company", "company=a,,b | company",
					"company&company=acme | company", "status&status=planned | status", "index=a b | index",
					"subject=A | subject", "period=2017-13 | period", "period=Y170000 | period", "asOf=soon | asOf",
					"asOf=2018/.. | asOf", "recordedAsOf=2018 | recordedAsOf",
					"recordedAsOf=%2B99999-01-01T00:00:00Z | recordedAsOf", "updatedAfter=yesterday | updatedAfter",
					"status=guessed | status", "standing=best | standing", "lastN=0 | lastN", "lastN=101 | lastN",
					"lastN=two | lastN", "includeHistory=perhaps | includeHistory", "value=5 | value",
					"value=over:5 | value", "value=ge:five | value", "value=ge:1;2 | value", "value=eq:1e999 | value",
					"value=in: | value", "limit=0 | limit", "limit=201 | limit", "cursor=nonsense | cursor",
					"colour=red | colour", "asOf=2017&asOf=2018 | asOf" })
	void parameterIsRefused(String query, String name) {
		JsonNode problem = this.casebook.refused(400, "/observations?" + query);
		assertThat(problem.path("errors").path(0).path("parameter").asString()).isEqualTo(name);
	}

	@Test
	void allRefusedParametersAreToldAtOnce() {
		JsonNode problem = this.casebook.refused(400, "/observations?status=guessed&lastN=0&asOf=soon");
		assertThat(Casebook.fields(problem.path("errors"), "parameter")).containsExactly("asOf", "status", "lastN");
		assertThat(problem.path("errors").path(1).path("detail").asString())
			.isEqualTo("one of reported, estimated, planned, derived");
	}

	@Test
	void unknownIndexIsToldAndNotTakenForNone() {
		JsonNode problem = this.casebook.refused(404, "/observations?index=users,lions");
		assertThat(problem.path("type").asString()).isEqualTo("/problems/unknown-key");
		assertThat(problem.path("errors").toString()).isEqualTo("""
				[{"detail":"There is no index with this key","parameter":"index","value":"lions"}]""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonsense", "1-1-1-1-1", "00000000-0000-0000-0000-000000000000" })
	void unknownIdIsTold(String id) {
		assertThat(this.casebook.refused(404, "/observations/{id}", id).path("type").asString())
			.isEqualTo("/problems/unknown-key");
		assertThat(this.casebook.refused(404, "/observations/{id}/history", id).path("type").asString())
			.isEqualTo("/problems/unknown-key");
	}

	@Test
	void supersededVersionsStayReadable() {
		JsonNode before = this.casebook.read("/observations?company=cord").path("items").path(0);
		String id = before.path("id").asString();
		assertThat(this.casebook.load(new DataPackage().claim("cord", "users", "8", "standing", "preferred")))
			.isEqualTo("{\"created\":0,\"superseded\":1,\"unchanged\":0}");

		JsonNode now = this.casebook.read("/observations/{id}", id);
		assertThat(now.path("revision").asInt()).isEqualTo(2);
		assertThat(now.path("standing").asString()).isEqualTo("preferred");
		assertThat(now.has("supersededAt")).isFalse();

		JsonNode history = this.casebook.read("/observations/{id}/history", id).path("items");
		assertThat(history.size()).isEqualTo(2);
		assertThat(history.path(0).path("supersededAt").asString()).isEqualTo(now.path("recordedAt").asString());
		assertThat(history.path(1)).isEqualTo(now);
		JsonNode first = this.casebook.read("/observations/{id}/history?limit=1", id);
		assertThat(this.casebook
			.read("/observations/{id}/history?limit=1&cursor={next}", id, first.path("next").asString())
			.path("items")
			.path(0)).isEqualTo(now);

		assertThat(this.casebook.items("standing", "/observations?company=cord")).containsExactly("preferred");
		assertThat(this.casebook.items("standing", "/observations?company=cord&includeHistory=true"))
			.containsExactly("normal", "preferred");
		assertThat(this.casebook.items("standing", "/observations?company=cord&recordedAsOf={time}",
				before.path("recordedAt").asString()))
			.containsExactly("normal");
		assertThat(this.casebook.items("standing", "/observations?updatedAfter={time}",
				before.path("recordedAt").asString()))
			.containsExactly("preferred");
	}

	@Test
	void earlierRecordIsAnsweredByteForByte() {
		String before = this.casebook.get("/observations");
		String history = this.casebook.get("/observations?includeHistory=true");
		String time = this.casebook.items("recordedAt", "/observations").getFirst();
		this.casebook.load(new DataPackage().index("users", "title", "People", "unitLabel", "people")
			.claim("cord", "users", "8", "asStated", "eight")
			.claim("cord", "users", "9"));
		assertThat(this.casebook.get("/observations")).isNotEqualTo(before);
		assertThat(this.casebook.get("/observations?recordedAsOf={time}", time)).isEqualTo(before);
		assertThat(this.casebook.get("/observations?includeHistory=true&recordedAsOf={time}", time)).isEqualTo(history);
	}

	@Test
	void streamGoesOnWhereAStretchEnds() {
		DataPackage rows = new DataPackage();
		IntStream.range(0, 1203)
			.forEach((i) -> rows.claim("many", "users", Integer.toString(i), "period", "../%04d".formatted(1 + i)));
		this.casebook.load(rows);
		assertThat(stream("company=many")).hasSize(1203).doesNotHaveDuplicates();
		assertThat(stream("company=many&lastN=100")).hasSize(100);
		assertThat(stream("company=many&includeHistory=true&value=lt:1000")).hasSize(1000);
	}

	private List<String> stream(String query) {
		return this.casebook.http()
			.get()
			.uri("/api/v1/observations?" + query)
			.accept(MediaType.APPLICATION_NDJSON)
			.exchange()
			.expectStatus()
			.isOk()
			.returnResult(String.class)
			.getResponseBody()
			.collectList()
			.blockOptional()
			.orElseThrow();
	}

	/** Along the primary key, each company would be looked at. */
	@Test
	void claimsOfAnIndexAreFoundByTheIndex() throws SQLException {
		DataPackage claims = new DataPackage().index("many").index("few");
		for (int i = 0; i < 500; i++) {
			claims.claim("company-" + i, "many", "5");
		}
		this.casebook.load(claims);
		PostgresServer.get().execute("ANALYZE metrics.observation");
		List<String> plan = new ArrayList<>();
		try (Connection superuser = DriverManager.getConnection(PostgresServer.get().jdbcUrl("postgres"));
				Statement statement = superuser.createStatement();
				ResultSet lines = statement.executeQuery("""
						EXPLAIN SELECT id FROM metrics.observation
						WHERE index = ANY('{few}') AND superseded_at IS NULL
						ORDER BY company, index, id, revision
						LIMIT 51
						""")) {
			while (lines.next()) {
				plan.add(lines.getString(1));
			}
		}
		assertThat(plan).anyMatch((line) -> line.contains("observation_by_index"));
	}

}
