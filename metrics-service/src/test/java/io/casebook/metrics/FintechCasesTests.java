package io.casebook.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The first data package, as it is, in the running service. */
@ServiceTest
class FintechCasesTests {

	private static final Path DATASET = Path.of("../datasets/fintech-cases");

	private final Casebook casebook;

	FintechCasesTests(WebTestClient http) {
		this.casebook = new Casebook(http);
	}

	@BeforeEach
	void load() {
		DataPackage rows = new DataPackage();
		for (String resource : List.of("indices", "index-sets", "observations")) {
			try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
				.ofNamedCsvRecord(DATASET.resolve(resource + ".csv"))) {
				csv.forEach((record) -> rows.row(resource, record.getFieldsAsMap()));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		this.casebook.forgetAll();
		assertThat(this.casebook.load(rows)).isEqualTo("""
				{"created":33,"superseded":0,"unchanged":0}""");
		assertThat(this.casebook.load(rows)).isEqualTo("""
				{"created":0,"superseded":0,"unchanged":33}""");
	}

	@Test
	void activeUsersOfTheCasesMayRankEitherWay() {
		JsonNode cells = cells("active-users");
		assertThat(cells.path(0).path("subject").asString()).isEqualTo("alipay");
		assertThat(cells.path(0).path("display").asString()).isEqualTo("520 mn users");
		assertThat(cells.path(0).path("rank").toString()).isEqualTo("{\"from\":1,\"to\":2,\"of\":2}");
		assertThat(cells.path(0).path("claims").asInt()).isEqualTo(1);
		assertThat(cells.path(0).path("more").asInt()).isEqualTo(2);
		assertThat(cells.path(0).path("verdicts").toString()).isEqualTo("""
				[{"company":"lufax","comparison":"higher","certainty":"possibly"},\
				{"company":"lufax","comparison":"lower","certainty":"possibly"},\
				{"company":"lufax","comparison":"equal","certainty":"possibly"}]""");
		assertThat(cells.path(1).path("display").asString()).isEqualTo("> 30 mn users");
		assertThat(cells.path(1).path("rank").toString()).isEqualTo("{\"from\":1,\"to\":2,\"of\":2}");
		assertThat(Casebook.fields(cells.path(1).path("verdicts"), "certainty")).containsOnly("possibly");
	}

	@Test
	void valuationsAreRanked() {
		JsonNode cells = cells("valuation");
		assertThat(cells.path(0).path("rank").toString()).isEqualTo("{\"from\":1,\"to\":1,\"of\":2}");
		assertThat(cells.path(1).path("rank").toString()).isEqualTo("{\"from\":2,\"to\":2,\"of\":2}");
		assertThat(cells.path(1).path("display").asString()).isEqualTo("≈ US$18.5 bn");
		assertThat(cells.path(1).path("periodAsStated").asString()).isEqualTo("early 2016");
		assertThat(cells.path(2).path("state").asString()).isEqualTo("not-reported");
	}

	@Test
	void plansFillTheCellsOfAnIndexOfPlans() {
		JsonNode cells = cells("capital-sought-by-listing");
		assertThat(Casebook.fields(cells, "state")).containsExactly("not-reported", "reported", "not-reported",
				"reported");
		assertThat(cells.path(1).path("status").asString()).isEqualTo("planned");
		assertThat(cells.path(1).path("rank").toString()).isEqualTo("{\"from\":1,\"to\":1,\"of\":2}");
		assertThat(cells.path(3).path("status").asString()).isEqualTo("planned");
		assertThat(cells.path(3).path("rank").toString()).isEqualTo("{\"from\":2,\"to\":2,\"of\":2}");
	}

	@Test
	void everyFilledCellOfTheKeyIndicesIsCited() {
		JsonNode matrix = this.casebook
			.read("/matrix?companies=ant-financial,lufax,zhongan,qudian&indexSet=key-indices&asOf=2018-07");
		assertThat(matrix.path("indices").size()).isEqualTo(24);
		assertThat(matrix.path("cells").size()).isEqualTo(96);
		int reported = 0;
		for (JsonNode cell : matrix.path("cells")) {
			assertThat(cell.path("state").asString()).isIn("reported", "not-reported");
			assertThat(cell.path("sources").isEmpty()).isEqualTo(cell.path("state").asString().equals("not-reported"));
			reported += cell.has("value") ? 1 : 0;
		}
		assertThat(reported).isEqualTo(28);
	}

	private JsonNode cells(String index) {
		return this.casebook
			.read("/matrix?companies=ant-financial,lufax,zhongan,qudian&asOf=2018-07&indices={index}", index)
			.path("cells");
	}

}
