package io.casebook.metrics.batch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.casebook.metrics.Casebook;
import io.casebook.metrics.DataPackage;
import io.casebook.metrics.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.casebook.metrics.batch.BatchClient.HEADER;
import static io.casebook.metrics.batch.BatchClient.ROW;
import static org.assertj.core.api.Assertions.assertThat;

@ServiceTest
class TableRefusalTests {

	private final Casebook casebook;

	private final BatchClient batches;

	TableRefusalTests(WebTestClient http) {
		this.casebook = new Casebook(http);
		this.batches = new BatchClient(this.casebook);
	}

	@BeforeEach
	void load() {
		this.casebook.forgetAll();
		this.casebook.load(new DataPackage().index("users").money("worth"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false,
			value = { "422|1|company,index,colour\\n", "422|1|company,company\\n", "422|1|company,\\n", "400|1|''",
					"400|2|company,index\\nacme,\"users\\n", "400|2|company,index\\nacme,\"users\"x\\n" })
	void tableIsRefused(int status, int row, String table) {
		JsonNode problem = BatchClient.read(Casebook
			.text(this.casebook.stage("text/csv", table.replace("\\n", "\n")).expectStatus().isEqualTo(status)));
		assertThat(problem.path("errors").path(0).path("row").asInt()).isEqualTo(row);
		assertThat(problem.path("errors").path(0).path("resource").asString()).isEqualTo("observations");
	}

	@Test
	void rowWithoutWhatEachNeedsIsAtFault() {
		assertThat(BatchClient.places(this.batches.refused("company,index\nacme,users\n"))).isNotEmpty()
			.allMatch((place) -> place.startsWith("2 "));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "value | 1e400", "value | NaN", "value | 1,5", "value | +5", "value | .5", "value | 5.",
					"value | ''", "company | Acme", "company | ''", "index | a b", "unit | two words",
					"period | 2018-13", "period | 2019", "period | Y20000", "knownFrom | soon", "sources | ''",
					"sources | A1;A1", "sources | a b" })
	void cellIsRefused(String column, String text) {
		List<String> names = List.of("company", "index", "value", "unit", "period", "knownFrom", "sources");
		List<String> cells = new ArrayList<>(List.of("acme", "users", "5", "{users}", "2017", "2018", "A1"));
		cells.set(names.indexOf(column), "\"" + text + "\"");
		JsonNode problem = this.batches.refused(HEADER + ROW + String.join(",", cells) + "\n" + ROW);
		assertThat(BatchClient.places(problem)).containsExactly("3 " + column);
	}

	@Test
	void allFaultsAreCountedAndTheFirstListed() {
		JsonNode problem = this.batches
			.refused(HEADER + ROW + ROW.replace("5", "five").replace("2017", "then").repeat(400) + ROW);
		assertThat(problem.path("faults").asInt()).isEqualTo(800);
		assertThat(problem.path("errors").size()).isEqualTo(100);
		assertThat(this.batches.placesTaken()).isZero();
	}

	@Test
	void rowWithAnotherNumberOfCellsIsAFaultAmongOthers() {
		JsonNode problem = this.batches.refused(HEADER + ROW.replace("acme", "Acme") + ROW.replace(",5,", ",five,")
				+ "acme,users,5,{users}\n" + ROW + ROW.replace("\n", ",more\n") + ROW.replace("2017", "then"));
		assertThat(problem.path("faults").asInt()).isEqualTo(5);
		assertThat(problem.path("rows").asInt()).isEqualTo(1);
		assertThat(BatchClient.places(problem)).containsExactly("2 company", "3 value", "4 ", "6 ", "7 period");
		assertThat(problem.path("errors").path(2).path("detail").asString())
			.isEqualTo("7 cells, as the header has; there are 4");
	}

	@Test
	void tableThatCannotBeReadOnIsRefusedAtThatRowAlone() {
		JsonNode problem = BatchClient
			.read(Casebook.text(this.casebook.stage("text/csv", HEADER + "acme,users\n" + ROW + "\"acme")
				.expectStatus()
				.isBadRequest()));
		assertThat(BatchClient.places(problem)).containsExactly("4 ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/csv", "application/x-ndjson" })
	void keysOfARowAtFaultAreLookedUpToo(String format) {
		String table = (format.equals("text/csv"))
				? HEADER + ROW + "nobody,gauge,five,m,2017,2018,Z9\nnobody,users,5,{users},2017,then,\n"
				: """
						{"company":"acme","index":"users","value":5,"unit":"{users}","period":"2017","knownFrom":"2018","sources":["A1"]}

						{"company":"nobody","index":"gauge","value":"five","unit":"m","period":"2017","knownFrom":"2018","sources":["Z9"]}
						{"company":"nobody","index":"users","value":5,"unit":"{users}","period":"2017","knownFrom":"then","sources":[]}
						""";
		JsonNode staged = BatchClient
			.read(Casebook.text(this.casebook.stage(format, table).expectStatus().isCreated()));
		assertThat(staged.path("mentions").toString())
			.isEqualTo("{\"companies\":{\"acme\":%1$d,\"nobody\":3},\"subjects\":{},\"sources\":{\"A1\":%1$d,\"Z9\":3}}"
				.formatted(format.equals("text/csv") ? 2 : 1));
		assertThat(BatchClient.places(staged)).containsExactlyInAnyOrder("3 value", "4 knownFrom", "4 sources");
		JsonNode mismatches = this.casebook.written(422, HttpMethod.POST,
				"/internal/observation-batches/" + staged.path("batch").asString() + "/merge?dryRun=true", "");
		assertThat(BatchClient.places(mismatches)).containsExactly("3 index");
	}

	@Test
	void textThatIsNotUtf8IsRefused() {
		byte[] table = (HEADER + ROW.replace("p. 4", "é")).getBytes(StandardCharsets.ISO_8859_1);
		JsonNode problem = BatchClient
			.read(Casebook.text(this.casebook.stage("text/csv", table).expectStatus().isBadRequest()));
		assertThat(problem.path("errors").path(0).path("detail").asString()).isEqualTo("text in UTF-8");
	}

	@Test
	void endlessLineIsRefused() {
		String cell = "x".repeat(1 << 20);
		JsonNode problem = BatchClient.read(Casebook
			.text(this.casebook.stage("text/csv", HEADER + "acme,\"" + cell.repeat(4)).expectStatus().isBadRequest()));
		assertThat(problem.path("errors").path(0).path("row").asInt()).isEqualTo(2);
		problem = BatchClient
			.read(Casebook.text(this.casebook.stage("application/x-ndjson", "{}\n{\"company\":\"" + cell.repeat(4))
				.expectStatus()
				.isBadRequest()));
		assertThat(problem.path("errors").path(0).path("row").asInt()).isEqualTo(2);
		assertThat(this.batches.placesTaken()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[1]", "7", "{\"company\":", "{\"company\":1,\"company\":2}", "{} {}",
			"{\"value\":1e99999999999}", "{\"company\":\"acme\"}" })
	void lineIsAtFault(String line) {
		JsonNode problem = this.batches.refused("application/x-ndjson", "\n" + line + "\n\n");
		assertThat(BatchClient.places(problem)).isNotEmpty().allMatch((place) -> place.startsWith("2 "));
		assertThat(this.batches.placesTaken()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r\n \t\n\n", " " })
	void linesThatAreAllBlankAreRefused(String lines) {
		JsonNode problem = BatchClient
			.read(Casebook.text(this.casebook.stage("application/x-ndjson", lines).expectStatus().isBadRequest()));
		assertThat(problem.path("detail").asString()).isEqualTo("There is nothing in the body. Nothing was changed");
		assertThat(BatchClient.places(problem)).containsExactly("1 ");
		assertThat(this.batches.placesTaken()).isZero();
	}

	@Test
	void linesThatAreNoObjectsAreFaultsAmongOthers() {
		String line = """
				{"company":"acme","index":"users","value":5,"unit":"{users}","period":"2017","knownFrom":"2018","sources":["A1"]}
				""";
		JsonNode problem = this.batches.refused("application/x-ndjson",
				line + "no JSON\n" + line.replace("5", "\"five\"") + line.replace("}\n", "\n") + "[]\r\n" + line
						+ line.replace("2017", "then"));
		assertThat(problem.path("faults").asInt()).isEqualTo(5);
		assertThat(problem.path("rows").asInt()).isEqualTo(2);
		assertThat(BatchClient.places(problem)).containsExactly("2 ", "3 value", "4 ", "5 ", "7 period");
		String expected = "one whole JSON object, with no member twice and nothing out of all bounds";
		assertThat(problem.path("errors").findValuesAsString("detail")).contains(
				expected + "; it is none from column 1 on", expected + "; it is none from column 113 on", expected);
	}

	@Test
	void linesThatAreNoObjectsAreCountedAndTheFirstListed() {
		JsonNode problem = this.batches.refused("application/x-ndjson", "no JSON\n".repeat(200_000));
		assertThat(problem.path("faults").asInt()).isEqualTo(200_000);
		assertThat(problem.path("errors").size()).isEqualTo(100);
		assertThat(this.batches.placesTaken()).isZero();
	}

	@Test
	void onlySoManyKeysAreKept() {
		String table = HEADER + IntStream.rangeClosed(0, Mentions.MOST)
			.mapToObj((i) -> ROW.replace("acme", "k" + i))
			.collect(Collectors.joining());
		JsonNode problem = BatchClient
			.read(Casebook.text(this.casebook.stage("text/csv", table).expectStatus().isEqualTo(422)));
		assertThat(BatchClient.places(problem).getFirst()).isEqualTo(Mentions.MOST + " ");
	}

}
