package io.casebook.acceptance;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Observations are taken in by the table, all rows or none, and a claim that is there is
 * not doubled.
 */
@Stewardship
class BulkTests {

	private static final String PATH = "/api/v1/observations";

	private static final String HEADER = "company,subject,index,relation,value,unit,period,status,standing,knownFrom,"
			+ "asStated,sources,flags\n";

	private static final int ROWS = 100;

	private static final int REPETITIONS = 50;

	private static Ground ground;

	@BeforeAll
	static void layGround() {
		ground = Ground.lay("bulk");
	}

	@AfterEach
	void retireClaims() {
		claims().forEach((claim) -> Curator.retire(PATH + "/" + Json.string(claim, "id")));
	}

	@Test
	void tableIsTakenAndTheSameTableAgainChangesNothing() {
		String table = HEADER + row("10", "2017", "") + row("-0.50", "2018", "")
				+ row("12345678901234567890.123456789", "2019", "");
		assertThat(counts(table)).isEqualTo("3 created, 0 superseded, 0 unchanged");
		List<JsonNode> claims = claims();
		assertThat(claims).hasSize(3).allSatisfy((claim) -> {
			assertThat(Json.string(claim, "subject")).isEqualTo(ground.offering());
			assertThat(Json.string(claim, "relation")).isEqualTo("ge");
			assertThat(Json.string(claim, "recordedBy")).isEqualTo(Curator.SUBJECT);
			assertThat(claim.at("/sources/0/key").asString()).isEqualTo(ground.source());
			assertThat(claim.at("/sources/0/locator").asString()).isEqualTo("p. 9");
		});
		assertThat(claims).extracting((claim) -> String.valueOf(Json.number(claim, "value")))
			.containsExactlyInAnyOrder("10", "-0.50", "12345678901234567890.123456789");
		assertThat(counts(table)).isEqualTo("0 created, 0 superseded, 3 unchanged");
		assertThat(claims()).isEqualTo(claims);
	}

	@Test
	void sameTableFiftyTimesAtOnceIsTakenOnce() {
		String table = IntStream.range(0, ROWS)
			.mapToObj((i) -> row(Integer.toString(i + 1), Integer.toString(1900 + i), ""))
			.collect(Collectors.joining("", HEADER, ""));
		String key = ground.key("table");
		List<Answer> answers = Together.run(REPETITIONS,
				(i) -> Curator.send("POST", PATH, Curator.CSV, Curator.text(table), "Idempotency-Key", key));
		List<Answer> taken = answers.stream().filter((answer) -> answer.status() == 200).toList();
		assertThat(taken).filteredOn((answer) -> !answer.header("Idempotency-Replayed").equals("true"))
			.as(answers.toString())
			.hasSize(1);
		assertThat(taken).extracting(BulkTests::counts).containsOnly(ROWS + " created, 0 superseded, 0 unchanged");
		assertThat(answers).filteredOn((answer) -> !taken.contains(answer)).allSatisfy((answer) -> {
			assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
			assertThat(answer.header("Retry-After")).as(answer.toString()).isNotBlank();
		});
		List<JsonNode> claims = claims();
		assertThat(claims).hasSize(ROWS);
		assertThat(Platform.items(PATH + "/" + Json.string(claims.getFirst(), "id") + "/history")).hasSize(1);

		Answer again = Curator.send("POST", PATH, Curator.CSV, Curator.text(table), "Idempotency-Key", key);
		assertThat(again.header("Idempotency-Replayed")).as(again.toString()).isEqualTo("true");
		assertThat(again.body()).isEqualTo(taken.getFirst().body());
		Answer other = Curator.send("POST", PATH, Curator.CSV, Curator.text(HEADER + row("1", "2017", "")),
				"Idempotency-Key", key);
		assertThat(other.status()).as(other.toString()).isEqualTo(422);
		assertThat(claims()).isEqualTo(claims);
	}

	@Test
	void someRowsAreNewSomeCorrectAndSomeAreKnown() {
		counts(HEADER + row("1", "2017", "") + row("2", "2018", ""));
		assertThat(counts(HEADER + row("1", "2017", "odd: Half a user") + row("2", "2018", "") + row("3", "2019", "")))
			.isEqualTo("1 created, 1 superseded, 1 unchanged");
		JsonNode corrected = claims().stream()
			.filter((claim) -> Json.string(claim, "period").equals("2017"))
			.findFirst()
			.orElseThrow();
		assertThat(corrected.at("/flags/0/note").asString()).isEqualTo("Half a user");
		List<JsonNode> versions = Platform.items(PATH + "/" + Json.string(corrected, "id") + "/history");
		assertThat(versions).hasSize(2);
		assertThat(Json.string(versions.getFirst(), "supersededAt"))
			.isEqualTo(Json.string(versions.getLast(), "recordedAt"));
	}

	@Test
	void rowThatIsThereTwiceIsOneClaim() {
		Answer answer = csv(HEADER + row("1", "2017", "") + row("1", "2017", ""));
		assertThat(answer.status()).as(answer.toString()).isIn(200, 422);
		assertThat(claims()).hasSize((answer.status() == 200) ? 1 : 0);
	}

	@Test
	void linesOfJsonAreTheSameClaims() {
		counts(HEADER + row("1", "2017", "odd") + row("2.50", "2018", ""));
		String lines = line("1", "2017", "[{\"code\":\"odd\"}]") + line("2.50", "2018", "[]")
				+ line("3", "2019", "[]").strip();
		Answer answer = Curator.send("POST", PATH, Curator.NDJSON, Curator.text(lines));
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		assertThat(counts(answer)).isEqualTo("1 created, 0 superseded, 2 unchanged");
	}

	@Test
	void allFaultsAreToldByRowAndFieldAndNothingIsWritten() {
		String good = row("1", "2017", "");
		Answer refused = csv(HEADER + good + good.replace(ground.company(), ground.key("nobody"))
				+ good.replace("2017", "20x7") + good.replace(",1,{users}", ",many,USD")
				+ good.replace("reported", "guessed").replace("ge", "about")
				+ good.replace(ground.source() + "#", "nobody#") + good.replace("2020", "2016") + row("2", "2018", ""));
		assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
		assertThat(refused.places()).as(refused.toString())
			.contains("observations 4 period", "observations 5 value", "observations 6 status",
					"observations 6 relation", "observations 8 period");
		assertThat(claims()).isEmpty();
		refused = csv(HEADER + good + good.replace(ground.users(), ground.key("nothing")));
		assertThat(refused.places()).containsExactly("observations 3 index");
		refused = csv(HEADER + good + good.replace(ground.company(), ground.key("nobody"))
				+ good.replace(ground.source() + "#", "nobody#") + good.replace(ground.offering(), ground.key("part")));
		assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
		assertThat(refused.places()).containsExactlyInAnyOrder("observations 3 company", "observations 4 sources",
				"observations 5 subject");
		assertThat(claims()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "NaN", "1e400", "Infinity", "1,5", "0x10", "1e5", "--1", "=1+1" })
	void figureThatIsNoPlainDecimalIsRefusedAtItsRow(String value) {
		Answer refused = csv(HEADER + row("1", "2017", "") + row("\"" + value + "\"", "2018", ""));
		assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
		assertThat(refused.places()).containsExactly("observations 3 value");
		assertThat(claims()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "'company,colour,index\na,b,c\n', colour", "'company,index,company\na,b,c\n', company",
			"'company,,index\na,b,c\n', ''", "'', ''", "'%sa,b\n', 2", "'%s%s\"open', 3", "'%s%s1,2,3\n', 3" })
	void brokenTableIsRefused(String table, String named) {
		String text = table.replaceFirst("%s", HEADER).replaceFirst("%s", row("1", "2017", ""));
		Answer refused = csv(text);
		assertThat(refused.status()).as(refused.toString()).isIn(400, 422);
		assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
		assertThat(Json.list(refused.json().get("errors")).toString()).contains(named);
		assertThat(claims()).isEmpty();
	}

	@Test
	void bytesThatAreNotUtf8AreRefusedAtTheirRow() {
		byte[] table = (HEADER + row("1", "2017", "") + row("2", "2018", "odd: " + (char) 0xe9))
			.getBytes(StandardCharsets.ISO_8859_1);
		Answer refused = Curator.send("POST", PATH, Curator.CSV, BodyPublishers.ofByteArray(table));
		assertThat(refused.status()).as(refused.toString()).isIn(400, 422);
		assertThat(Json.list(refused.json().get("errors")).toString()).contains("\"row\":3");
		assertThat(claims()).isEmpty();
	}

	@Test
	void endlessLineIsRefused() {
		Answer refused = csv(HEADER + row("1", "2017", "") + "x".repeat(3 << 20));
		assertThat(refused.status()).as(refused.toString()).isIn(400, 413, 422);
		assertThat(Json.list(refused.json().get("errors")).toString()).contains("\"row\":3");
		assertThat(claims()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "{\"company\":", "[]", "{\"company\":\"a\",\"company\":\"b\"}", "7", "{\"colour\":\"red\"}" })
	void brokenLineIsRefusedAtItsRow(String line) {
		Answer refused = Curator.send("POST", PATH, Curator.NDJSON,
				Curator.text(line("1", "2017", "[]") + line + "\n"));
		assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
		assertThat(Json.list(refused.json().get("errors")).toString()).contains("\"row\":2");
		assertThat(claims()).isEmpty();
	}

	private static String row(String value, String period, String flags) {
		return "%s,%s,%s,ge,%s,{users},%s,reported,normal,2020,,%s#p. 9,%s\n".formatted(ground.company(),
				ground.offering(), ground.users(), value, period, ground.source(), flags);
	}

	private static String line(String value, String period, String flags) {
		return """
				{"company":"%s","subject":"%s","index":"%s","relation":"ge","value":%s,"unit":"{users}","period":"%s",\
				"status":"reported","standing":"normal","knownFrom":"2020","sources":[{"key":"%s","locator":"p. 9"}],\
				"flags":%s}
				""".formatted(ground.company(), ground.offering(), ground.users(), value, period, ground.source(),
				flags);
	}

	private static Answer csv(String table) {
		return Curator.send("POST", PATH, Curator.CSV, Curator.text(table));
	}

	private static String counts(String table) {
		Answer answer = csv(table);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		return counts(answer);
	}

	private static String counts(Answer answer) {
		JsonNode counts = answer.json();
		return "%s created, %s superseded, %s unchanged".formatted(Json.text(counts, "created"),
				Json.text(counts, "superseded"), Json.text(counts, "unchanged"));
	}

	private static List<JsonNode> claims() {
		return Platform.items(PATH + "?limit=200&company=" + ground.company());
	}

}
