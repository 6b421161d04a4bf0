package io.casebook.timeline.intake;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import io.casebook.testpostgres.PostgresServer;
import io.casebook.timeline.Answers;
import io.casebook.timeline.Packages;
import io.casebook.timeline.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.casebook.timeline.Packages.event;
import static io.casebook.timeline.Packages.lines;
import static io.casebook.timeline.Packages.with;
import static org.assertj.core.api.Assertions.assertThat;

@ServiceTest
class PackageTests {

	private static final Map<String, String> FOUNDING = event("lufax", "2011", "founding", "Founded");

	private static final Map<String, String> VALUATION = with(event("lufax", "2016", "valuation", "Valued"), "amount",
			"18500000000", "amountRelation", "approx", "amountUnit", "USD");

	@Autowired
	private WebTestClient client;

	@BeforeEach
	void nothing() {
		Packages.clear();
	}

	@Test
	void packageSentTwiceChangesNothing() {
		take(lines(List.of(FOUNDING, VALUATION)), 2, 0, 0);
		JsonNode events = events();
		take(lines(List.of(FOUNDING, VALUATION)), 0, 0, 2);
		assertThat(events()).isEqualTo(events);
	}

	/** Its sender lost the answer. */
	@Test
	void packageThatIsSentAgainWithItsKeyGetsTheFirstAnswer() {
		String lines = lines(
				IntStream.range(0, 3000).mapToObj((i) -> event("lufax", "2011", "other", "Event " + i)).toList());
		assertThat(report(sendKeyed(lines))).isEqualTo(counts(3000, 0, 0));
		assertThat(report(sendKeyed(lines))).isEqualTo(counts(3000, 0, 0));
		assertThat(count("true")).isEqualTo(3000);
		take(lines, 0, 0, 3000);
	}

	private WebTestClient.ResponseSpec sendKeyed(String lines) {
		return this.client.post()
			.uri("/internal/package?dryRun=false")
			.header("Idempotency-Key", "share")
			.contentType(MediaType.APPLICATION_NDJSON)
			.bodyValue(lines)
			.exchange();
	}

	@Test
	void changedRowSupersedesAndKeepsItsId() {
		take(lines(List.of(FOUNDING, VALUATION)), 2, 0, 0);
		JsonNode before = events();
		take(lines(List.of(FOUNDING, with(VALUATION, "amount", "18500000000.0", "detail", "Again"))), 0, 1, 1);
		JsonNode after = events();
		assertThat(after.at("/items/0")).isEqualTo(before.at("/items/0"));
		assertThat(after.at("/items/1/id")).isEqualTo(before.at("/items/1/id"));
		assertThat(after.at("/items/1/revision").asInt()).isEqualTo(2);
		assertThat(after.at("/items/1/amount/value").toString()).isEqualTo("18500000000.0");
		assertThat(count("revision = 1 AND superseded_at IS NOT NULL AND detail IS NULL")).isOne();
		take(lines(List.of(FOUNDING, VALUATION)), 0, 1, 1);
		assertThat(events().at("/items/1/revision").asInt()).isEqualTo(3);
	}

	@Test
	void eventsThatDifferInSubjectOrKindOrDateOrTitleAreDifferentEvents() {
		take(lines(List.of(FOUNDING, with(FOUNDING, "subject", "p2p"), with(FOUNDING, "kind", "launch"),
				with(FOUNDING, "date", "2011-01-01/2011-12-31"), with(FOUNDING, "title", "founded"))), 5, 0, 0);
	}

	@Test
	void rowThatOnlyMovedIsUnchangedAndStaysWhereItWasFirst() {
		Map<String, String> other = event("lufax", "2011", "licence", "Licensed");
		take(lines(List.of(FOUNDING, other)), 2, 0, 0);
		JsonNode events = events();
		take(lines(List.of(other, FOUNDING)), 0, 0, 2);
		assertThat(events()).isEqualTo(events);
		assertThat(titles(events)).containsExactly("Founded", "Licensed");
	}

	@Test
	void pastVersionsAreLeftOut() {
		take(lines(List.of(FOUNDING)) + """

				{"resource":"events-history","row":2,"fields":{"company":"lufax","revision":"1"}}
				""", 1, 0, 0);
	}

	@Test
	void dryRunReportsAndChangesNothing() {
		take(lines(List.of(FOUNDING)), 1, 0, 0);
		JsonNode before = events();
		JsonNode report = report(this.client.post()
			.uri("/internal/package?dryRun=true")
			.contentType(MediaType.APPLICATION_NDJSON)
			.bodyValue(lines(List.of(with(FOUNDING, "detail", "In Shanghai"), VALUATION)))
			.exchange());
		assertThat(report).isEqualTo(counts(1, 1, 0));
		assertThat(events()).isEqualTo(before);
	}

	@Test
	void emptyPackageIsTaken() {
		take("", 0, 0, 0);
	}

	@Test
	void packageOfManyBatchesIsTakenWhole() {
		String lines = lines(
				IntStream.range(0, 1003).mapToObj((i) -> event("lufax", "2011", "other", "Event " + i)).toList());
		take(lines, 1003, 0, 0);
		take(lines, 0, 0, 1003);
		assertThat(Answers.get(this.client, MediaType.APPLICATION_NDJSON, "/api/v1/events")
			.lines()
			.map((line) -> Answers.json(line).at("/title").asString()))
			.containsExactlyElementsOf(IntStream.range(0, 1003).mapToObj((i) -> "Event " + i).toList());
	}

	@Test
	void allFaultsAreReportedAtOnceAndNothingIsChanged() {
		JsonNode problem = refused(lines(List.of(FOUNDING, with(FOUNDING, "company", "Lufax Ltd", "date", "2011-13"),
				with(FOUNDING, "kind", "party", "title", " ", "sources", "doc;;AG17"),
				with(VALUATION, "amount", "1.85e10", "amountRelation", "about", "amountUnit", ""),
				with(FOUNDING, "sources", "", "detail", "a\u0000b", "colour", "red"),
				with(FOUNDING, "title", "Other", "subject", "lufax", "date", "Y170000", "flags", "Odd!"),
				with(FOUNDING, "detail", "The same event as row 2"))));
		assertThat(problem).isEqualTo(Answers
			.json("""
					{"type": "/problems/invalid-content", "title": "The content is invalid", "status": 422,
						"detail": "There are 15 faults. Nothing was changed", "instance": "/internal/package",
						"faults": 15, "errors": [
						{"resource": "events", "row": 3, "field": "company", "value": "Lufax Ltd",
							"detail": "a key of 1 to 64 characters a-z, 0-9 and -"},
						{"resource": "events", "row": 3, "field": "date", "value": "2011-13",
						"detail": "\\"2011-13\\" is not an EDTF date: there is no month 13: expected 01 to 12, or 21 to 41 for a season, quarter, quadrimester or half year"},
						{"resource": "events", "row": 4, "field": "kind", "value": "party", "detail": "one of founding, launch, funding, listing, licence, partnership, milestone, valuation, strategy, acquisition, closure, other"},
						{"resource": "events", "row": 4, "field": "title", "value": " ",
							"detail": "1 to 500 printable characters"},
						{"resource": "events", "row": 4, "field": "sources", "value": "",
							"detail": "keys of sources, such as AG17 or AG17#p. 4, separated by semicolons in a cell"},
						{"resource": "events", "row": 5, "field": "amountUnit",
							"detail": "it is required: an amount has a value, a relation and a unit"},
						{"resource": "events", "row": 5, "field": "amount", "value": "1.85e10",
							"detail": "a decimal number of up to 30 digits, and up to 30 after the point, without exponent or separators"},
						{"resource": "events", "row": 5, "field": "amountRelation", "value": "about",
							"detail": "one of eq, gt, ge, lt, le, approx"},
						{"resource": "events", "row": 6, "field": "colour", "detail": "there is no such column"},
						{"resource": "events", "row": 6, "field": "detail", "value": "a\\u0000b",
							"detail": "1 to 10000 printable characters"},
						{"resource": "events", "row": 6, "field": "sources", "detail": "at least one source: it is required"},
						{"resource": "events", "row": 7, "field": "subject", "value": "lufax",
							"detail": "the key of a part of the company, or nothing for the company itself"},
						{"resource": "events", "row": 7, "field": "date", "value": "Y170000",
							"detail": "a date within the years 0001 to 9999"},
						{"resource": "events", "row": 7, "field": "flags", "value": "Odd!",
							"detail": "flags such as plan: a plan, not a result, with a bar between spaces"},
						{"resource": "events", "row": 8, "field": "title", "value": "Founded",
							"detail": "another company, subject, date, kind or title than row 2 has"}]}
					"""));
		assertThat(count("true")).isZero();
	}

	@Test
	void rowOfAnotherResourceIsRefused() {
		JsonNode problem = refused("""
				{"resource":"companies","row":2,"fields":{"key":"lufax"}}
				""");
		assertThat(problem.at("/errors")).isEqualTo(Answers.json("""
				[{"resource": "companies", "row": 2,
					"detail": "a row of the resource events: no other is kept here"}]
				"""));
		assertThat(problem.at("/detail").asString()).isEqualTo("There is 1 fault. Nothing was changed");
	}

	@Test
	void manyFaultsAreCountedAndTheFirstListed() {
		JsonNode problem = refused(lines(IntStream.range(0, 130)
			.mapToObj((i) -> (i < 40) ? with(FOUNDING, "title", "Event " + i, "date", "never") : FOUNDING)
			.toList()));
		assertThat(problem.at("/detail").asString())
			.isEqualTo("There are 129 faults; the first 100 are listed. Nothing was changed");
		assertThat(problem.at("/faults").asInt()).isEqualTo(129);
		assertThat(problem.at("/errors").size()).isEqualTo(100);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			{"resource":"events","row":2,                       | The body could not be read as the operation needs it
			{"resource":"events","row":"two","fields":{}}       | The body could not be read as the operation needs it
			{"resource":"events","row":2,"fields":{},"more":1}  | The body could not be read as the operation needs it
			{"row":2}                                           | Each line needs resource, row and fields
			{"resource":"events","row":2}                       | Each line needs resource, row and fields
			{"resource":"events","fields":{}}                   | Each line needs resource, row and fields
			""")
	void bodyThatIsNoPackageIsMalformed(String line, String detail) {
		JsonNode problem = Answers.problem(Packages.send(this.client, lines(List.of(FOUNDING)) + "\n" + line), 400);
		assertThat(problem).isEqualTo(Answers.json("""
				{"type": "/problems/malformed-request", "title": "The request is malformed", "status": 400,
					"detail": "%s", "instance": "/internal/package"}
				""".formatted(detail)));
		assertThat(count("true")).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Bearer key", "Bearer a.b.c" })
	void doorStaysShutForUnsignedCalls(String authorization) {
		WebTestClient.RequestBodySpec request = this.client.post()
			.uri("/internal/package")
			.contentType(MediaType.APPLICATION_NDJSON);
		request.header("Authorization", authorization);
		JsonNode problem = Answers.problem(request.bodyValue(lines(List.of(FOUNDING))).exchange(), 401);
		assertThat(problem).isEqualTo(Answers.json("""
				{"type": "/problems/unauthorized", "title": "Credentials are missing or wrong", "status": 401,
					"detail": "Calls are taken from the gateway only, signed for timeline-service",
					"instance": "/internal/package"}
				"""));
		assertThat(count("true")).isZero();
	}

	@Test
	void packageThatComesDuringAnotherIsToBeSentAgain() throws SQLException {
		try (Connection connection = DriverManager.getConnection(PostgresServer.get().jdbcUrl("timeline_app"));
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("SELECT pg_advisory_xact_lock('staged_event'::regclass::oid::bigint)");
			WebTestClient.ResponseSpec response = Packages.send(this.client, lines(List.of(FOUNDING)));
			assertThat(Answers.problem(response.expectHeader().exists("Retry-After"), 503).at("/detail").asString())
				.isEqualTo("Another package is being taken in; this one can be sent again when that is done");
			take("", 0, 0, 0);
			// closing alone would give the lock back a moment later
			connection.rollback();
		}
		take(lines(List.of(FOUNDING)), 1, 0, 0);
	}

	private void take(String lines, int created, int superseded, int unchanged) {
		assertThat(report(Packages.send(this.client, lines))).isEqualTo(counts(created, superseded, unchanged));
		assertThat(staged()).isZero();
	}

	private JsonNode refused(String lines) {
		JsonNode problem = Answers.problem(Packages.send(this.client, lines), 422);
		assertThat(staged()).isZero();
		return problem;
	}

	private static List<String> titles(JsonNode page) {
		return StreamSupport.stream(page.at("/items").spliterator(), false)
			.map((item) -> item.at("/title").asString())
			.toList();
	}

	private JsonNode events() {
		return Answers.get(this.client, "/api/v1/events");
	}

	private static JsonNode report(WebTestClient.ResponseSpec response) {
		return Answers
			.json(new String(response.expectStatus().isOk().expectBody().returnResult().getResponseBodyContent()));
	}

	private static JsonNode counts(int created, int superseded, int unchanged) {
		return Answers.json("""
				{"resources": {"events": {"created": %d, "superseded": %d, "unchanged": %d}}}
				""".formatted(created, superseded, unchanged));
	}

	private static long staged() {
		return number("SELECT count(*) FROM staged_event");
	}

	private static long count(String condition) {
		return number("SELECT count(*) FROM event WHERE " + condition);
	}

	private static long number(String sql) {
		try (Connection connection = DriverManager.getConnection(PostgresServer.get().jdbcUrl("timeline_app"));
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getLong(1);
		}
		catch (SQLException ex) {
			throw new AssertionError(ex);
		}
	}

}
