package io.casebook.gateway.datapackage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.casebook.gateway.imports.PackageRow;
import io.casebook.gateway.imports.Resource;
import io.casebook.problem.ApiProblem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

class DataPackageTests {

	private DataPackage dataset;

	@BeforeEach
	void open() throws IOException {
		this.dataset = DataPackage
			.open(new FolderFiles("classpath:/datasets/fintech-cases/", new DefaultResourceLoader()), new JsonMapper());
	}

	@Test
	void rowsOfATableAreNumberedBelowItsHeaderAndHoldWhatIsStated() {
		List<PackageRow> rows = rows("observations");
		assertThat(rows).hasSize(33);
		PackageRow first = rows.getFirst();
		assertThat(first.resource()).isEqualTo("observations");
		assertThat(first.row()).isEqualTo(2);
		assertThat(first.fields()).containsOnly(entry("company", "ant-financial"), entry("index", "valuation"),
				entry("relation", "eq"), entry("value", "150000000000"), entry("unit", "USD"), entry("period", "2018"),
				entry("status", "reported"), entry("standing", "normal"), entry("knownFrom", "2018-01/2018-07"),
				entry("asStated", "$150 billion"), entry("sources", "KW18"));
	}

	@Test
	void sourcesAreTheItemsOfTheirFile() {
		List<PackageRow> rows = rows("sources");
		assertThat(rows).hasSize(11)
			.allSatisfy((row) -> assertThat(row.fields().get("csl")).startsWith("{").contains("citationShort"));
	}

	@Test
	void numbersOfItemsStayAsTheyAreWritten() {
		assertThat(items("""
				[{"id":"a","volume":2.10,"number":0.12345678901234567890123},{"id":"b","volume":1E+3,"issue":7}]"""))
			.containsExactly("""
					{"id":"a","volume":2.10,"number":0.12345678901234567890123}""", """
					{"id":"b","volume":1E+3,"issue":7}""");
	}

	@Test
	void aNumberThatIsNoneIsTheFaultOfItsItem() {
		assertThatExceptionOfType(ApiProblem.class)
			.isThrownBy(() -> items("[{\"id\":\"a\"},{\"volume\":1e99999999999}]"))
			.satisfies((problem) -> assertThat(problem.getStatusCode().value()).isEqualTo(422));
	}

	@Test
	void rowsOfSeveralResourcesComeInTheOrderOfResources() {
		assertThat(this.dataset.rows(List.of("groups", "companies")).map(PackageRow::resource).distinct().toStream())
			.containsExactly("companies", "groups");
	}

	/** With numbers in plain figures, as the gateway writes them elsewhere. */
	private static List<String> items(String list) {
		JsonMapper json = JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();
		List<String> items = new ArrayList<>();
		try (ItemRows rows = new ItemRows(Resource.SOURCES,
				new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)), json)) {
			rows.forEachRemaining((row) -> items.add(String.valueOf(row.fields().get("csl"))));
		}
		return items;
	}

	private List<PackageRow> rows(String resource) {
		return this.dataset.rows(List.of(resource)).toStream().toList();
	}

}
