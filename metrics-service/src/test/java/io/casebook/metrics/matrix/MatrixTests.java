package io.casebook.metrics.matrix;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.casebook.metrics.Casebook;
import io.casebook.metrics.DataPackage;
import io.casebook.metrics.ServiceTest;
import io.casebook.testpostgres.HeldTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@ServiceTest
class MatrixTests {

	private final Casebook casebook;

	MatrixTests(WebTestClient http) {
		this.casebook = new Casebook(http);
	}

	@BeforeEach
	void load() {
		this.casebook.forgetAll();
		this.casebook.load(new DataPackage().index("users")
			.money("worth")
			.money("sought", "basis", "plan", "better", "lower")
			.set("both", "worth", "users")
			.claim("acme", "users", "520000000", "subject", "part", "standing", "preferred", "period", "2016",
					"knownFrom", "2016", "asStated", "520mn", "flags", "annual: The source says annual")
			.claim("acme", "users", "100000000", "relation", "ge", "knownFrom", "2018-01/2018-07")
			.claim("bolt", "users", "30000000", "relation", "gt", "knownFrom", "2018-01/2018-07", "sources", "A1#p. 4")
			.claim("acme", "worth", "60", "unit", "USD", "status", "planned")
			.claim("bolt", "worth", "18.50", "unit", "USD", "relation", "approx", "periodAsStated", "early", "status",
					"estimated", "knownFrom", "2017")
			.claim("bolt", "worth", "18", "unit", "USD", "knownFrom", "2017-01")
			.claim("cord", "worth", "", "unit", "USD", "missing", "withheld")
			.claim("acme", "sought", "60", "unit", "USD", "status", "planned"));
	}

	@Test
	void matrixIsAnsweredWhole() {
		assertThat(ids(this.casebook.get("/matrix?companies=bolt,acme,dove&indexSet=both&asOf=2018-07"))).isEqualTo(
				"""
						{"asOf":"2018-07","companies":["bolt","acme","dove"],"indices":[\
						{"key":"worth","title":"Index worth","unit":"USD","unitLabel":"US$","dimension":"money","better":"higher",\
						"basis":"actual"},\
						{"key":"users","title":"Index users","unit":"{users}","unitLabel":"users","dimension":"count",\
						"better":"higher","basis":"actual"}],"cells":[\
						{"company":"bolt","index":"worth","state":"reported","value":18.50,"relation":"approx","unit":"USD",\
						"display":"≈ US$18.50","period":"2017","periodAsStated":"early","status":"estimated","knownFrom":"2017",\
						"sources":[{"key":"doc"}],"rank":{"from":1,"to":1,"of":1},"claims":2,"more":0,\
						"agreement":"within-rounding","rule":"latest-preferred/1","observation":"…","flags":[],"verdicts":[]},\
						{"company":"bolt","index":"users","state":"reported","value":30000000,"relation":"gt","unit":"{users}",\
						"display":"> 30 mn users","period":"2017","status":"reported","knownFrom":"2018-01/2018-07",\
						"sources":[{"key":"A1","locator":"p. 4"}],"rank":{"from":1,"to":2,"of":2},"claims":1,"more":0,\
						"agreement":"single","rule":"latest-preferred/1","observation":"…","flags":[],"verdicts":[\
						{"company":"acme","comparison":"higher","certainty":"possibly"},\
						{"company":"acme","comparison":"lower","certainty":"possibly"},\
						{"company":"acme","comparison":"equal","certainty":"possibly"}]},\
						{"company":"acme","index":"worth","state":"not-reported","sources":[],"claims":0,"more":0,"flags":[],\
						"verdicts":[]},\
						{"company":"acme","index":"users","state":"reported","subject":"part","value":520000000,"relation":"eq",\
						"unit":"{users}","display":"520 mn users","period":"2016","status":"reported","knownFrom":"2016",\
						"asStated":"520mn","sources":[{"key":"doc"}],"rank":{"from":1,"to":2,"of":2},"claims":1,"more":1,\
						"agreement":"single","rule":"latest-preferred/1","observation":"…",\
						"flags":[{"code":"annual","note":"The source says annual"}],"verdicts":[\
						{"company":"bolt","comparison":"higher","certainty":"possibly"},\
						{"company":"bolt","comparison":"lower","certainty":"possibly"},\
						{"company":"bolt","comparison":"equal","certainty":"possibly"}]},\
						{"company":"dove","index":"worth","state":"not-reported","sources":[],"claims":0,"more":0,"flags":[],\
						"verdicts":[]},\
						{"company":"dove","index":"users","state":"not-reported","sources":[],"claims":0,"more":0,"flags":[],\
						"verdicts":[]}]}""");
	}

	@Test
	void rowsAreTheMatrixWithoutRanksAndVerdicts() {
		String query = "?companies=bolt,acme,dove&indexSet=both&asOf=2018-07";
		JsonNode matrix = this.casebook.read("/matrix" + query);
		assertThat(matrix.findValues("rank")).isNotEmpty();
		for (JsonNode cell : matrix.path("cells")) {
			((ObjectNode) cell).remove("rank");
			((ObjectNode) cell).putArray("verdicts");
		}
		assertThat(this.casebook.rows(query)).isEqualTo(matrix);
	}

	/** Both are changed after the indices are read, and before the claims are. */
	@Test
	void claimsAreOfTheStateThatTheIndicesAreOf() throws Exception {
		String matrix = "/matrix?companies=acme,bolt&indexSet=both&asOf=2018-07";
		JsonNode before = this.casebook.read(matrix);
		CompletableFuture<JsonNode> answer;
		try (HeldTable claims = new HeldTable("metrics.observation")) {
			answer = CompletableFuture.supplyAsync(() -> this.casebook.read(matrix));
			claims.awaitOther();
			claims.change(
					"UPDATE index SET title = 'Another', better = 'lower'; UPDATE observation SET value = 1 WHERE value > 1");
		}
		assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(before);
		assertThat(this.casebook.read(matrix)).isNotEqualTo(before);
	}

	@Test
	void whatWasNotPublicYetIsNotShownAsAbsent() {
		assertThat(ids(this.casebook.get("/matrix?companies=acme,bolt,cord&indices=users,worth&asOf=2017-01")))
			.endsWith(
					"""
							"cells":[\
							{"company":"acme","index":"users","state":"reported","subject":"part","value":520000000,"relation":"eq",\
							"unit":"{users}","display":"520 mn users","period":"2016","status":"reported","knownFrom":"2016",\
							"asStated":"520mn","sources":[{"key":"doc"}],"rank":{"from":1,"to":1,"of":1},"claims":1,"more":0,\
							"agreement":"single","rule":"latest-preferred/1","observation":"…",\
							"flags":[{"code":"annual","note":"The source says annual"}],"verdicts":[]},\
							{"company":"acme","index":"worth","state":"not-reported","sources":[],"claims":0,"more":0,"flags":[],\
							"verdicts":[]},\
							{"company":"bolt","index":"users","state":"not-known-yet","sources":[],"claims":0,"more":0,"flags":[],\
							"verdicts":[]},\
							{"company":"bolt","index":"worth","state":"reported","value":18,"relation":"eq","unit":"USD",\
							"display":"US$18","period":"2017","status":"reported","knownFrom":"2017-01","sources":[{"key":"doc"}],\
							"rank":{"from":1,"to":1,"of":1},"claims":1,"more":0,"agreement":"single","rule":"latest-preferred/1",\
							"observation":"…","flags":[],"verdicts":[]},\
							{"company":"cord","index":"users","state":"not-reported","sources":[],"claims":0,"more":0,"flags":[],\
							"verdicts":[]},\
							{"company":"cord","index":"worth","state":"not-known-yet","sources":[],"claims":0,"more":0,"flags":[],\
							"verdicts":[]}]}""");
		assertThat(ids(this.casebook.get("/matrix?companies=bolt&indices=users&asOf=2018-03"))).contains(
				"""
						"state":"not-known-yet","sources":[],"claims":0,"more":0,"flags":[],"verdicts":[],"possiblyKnown":true}""");
	}

	@Test
	void withheldValueIsSaidWithItsSource() {
		assertThat(ids(this.casebook.get("/matrix?companies=cord&indices=worth&asOf=2018"))).contains("""
				{"company":"cord","index":"worth","state":"withheld","period":"2017","status":"reported",\
				"knownFrom":"2018","sources":[{"key":"doc"}],"claims":1,"more":0,"agreement":"single",\
				"rule":"latest-preferred/1","observation":"…","flags":[],"verdicts":[]}""");
	}

	@Test
	void planFillsTheCellOfAnIndexOfPlansOnly() {
		JsonNode cells = this.casebook.read("/matrix?companies=acme&indices=worth,sought&asOf=2018").path("cells");
		assertThat(Casebook.fields(cells, "state")).containsExactly("not-reported", "reported");
		assertThat(cells.path(1).path("status").asString()).isEqualTo("planned");
	}

	@ParameterizedTest
	@CsvSource({ "2099-01-02T21:59:59-02:00, 2099-01-02", "2099-01-02T22:00:00-02:00, 2099-01-03" })
	void earlierRecordIsAnsweredAsOfItsDay(String recordedAsOf, String asOf) {
		String query = "/matrix?companies=acme&indices=users&recordedAsOf={time}";
		JsonNode answer = this.casebook.read(query, recordedAsOf);
		assertThat(answer.path("asOf").asString()).isEqualTo(asOf);
		assertThat(answer).isEqualTo(this.casebook.read(query + "&asOf={day}", recordedAsOf, asOf));
	}

	@Test
	void earlierRecordIsAnsweredByteForByte() {
		String query = "/matrix?companies=acme,bolt,cord&indexSet=both&asOf=2018-07";
		String before = this.casebook.get(query);
		String time = this.casebook.items("recordedAt", "/observations").getFirst();
		this.casebook.load(new DataPackage().index("users", "title", "People", "better", "lower")
			.index("cars")
			.set("both", "users", "cars")
			.claim("bolt", "users", "30000000", "relation", "gt", "knownFrom", "2018-01/2018-07", "sources", "A1#p. 5")
			.claim("bolt", "users", "31000000", "period", "2018", "knownFrom", "2018-07"));
		assertThat(this.casebook.get(query)).isNotEqualTo(before);
		assertThat(this.casebook.get(query + "&recordedAsOf={time}", time)).isEqualTo(before);
		this.casebook.refused(404, "/matrix?companies=acme&indices=cars&recordedAsOf={time}", time);
	}

	@Test
	void withoutAsOfItIsToday() {
		assertThat(this.casebook.read("/matrix?companies=acme&indices=users").path("asOf").asString())
			.isEqualTo(LocalDate.now(Clock.systemUTC()).toString());
	}

	@Test
	void repeatedKeysCountOnce() {
		JsonNode matrix = this.casebook.read("/matrix?companies=bolt,acme,bolt&companies=acme&indices=users,users");
		assertThat(matrix.path("companies").toString()).isEqualTo("[\"bolt\",\"acme\"]");
		assertThat(matrix.path("cells").size()).isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "indices=users | companies", "companies=acme | indices indexSet",
					"companies=acme&indices=users&indexSet=both | indices indexSet", "'' | companies indices indexSet",
					"companies=acme&indices= | indices", "companies=&indices=users | companies",
					"companies&companies=acme&indices=users | companies", "companies=a b&indices=U | companies indices",
					"companies=acme&indices=users&asOf=soon | asOf", "companies=acme&indices=users&asOf=2018/.. | asOf",
					"companies=acme&indices=users&recordedAsOf=2018 | recordedAsOf",
					"companies=acme&indices=users&group=all | group" })
	void requestIsRefused(String query, String names) {
		JsonNode problem = this.casebook.refused(400, "/matrix?" + query);
		assertThat(String.join(" ", Casebook.fields(problem.path("errors"), "parameter"))).isEqualTo(names);
	}

	@Test
	void unknownKeysAreTold() {
		assertThat(Casebook.fields(
				this.casebook.refused(404, "/matrix?companies=acme&indices=users,lions,cars").path("errors"), "value"))
			.containsExactly("lions", "cars");
		assertThat(Casebook.fields(this.casebook.refused(404, "/matrix?companies=acme&indexSet=lions").path("errors"),
				"parameter"))
			.containsExactly("indexSet");
	}

	@Test
	void sizeIsBounded() {
		this.casebook.refused(400, "/matrix?indices=users&companies={keys}", keys(201));
		this.casebook.refused(400, "/matrix?companies=acme&indices={keys}", keys(101));
		assertThat(this.casebook.read("/matrix?indices=users&companies={keys}", keys(200)).path("cells").size())
			.isEqualTo(200);
	}

	@Test
	void largestMatrixOfOpenFiguresFlows() {
		DataPackage rows = new DataPackage();
		List<String> indices = IntStream.range(0, 20).mapToObj((i) -> "i" + i).toList();
		indices.forEach((index) -> rows.index(index));
		for (int company = 0; company < 100; company++) {
			for (String index : indices) {
				rows.claim("k" + company, index, Integer.toString(company), "relation", "gt");
			}
		}
		this.casebook.load(rows);
		long[] bytes = new long[1];
		this.casebook.http()
			.get()
			.uri("/api/v1/matrix?companies={companies}&indices={indices}", keys(100), String.join(",", indices))
			.exchange()
			.expectStatus()
			.isOk()
			.returnResult(byte[].class)
			.getResponseBody()
			.doOnNext((part) -> bytes[0] += part.length)
			.blockLast();
		assertThat(bytes[0]).isGreaterThan(20_000_000);
	}

	private static String keys(int number) {
		return IntStream.range(0, number).mapToObj((i) -> "k" + i).collect(Collectors.joining(","));
	}

	private static String ids(String answer) {
		return answer.replaceAll("\"observation\":\"[0-9a-f-]{36}\"", "\"observation\":\"…\"");
	}

}
