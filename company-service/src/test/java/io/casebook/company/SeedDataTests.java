package io.casebook.company;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** The data set that Casebook comes with, through the door and out again. */
@CompanyServiceTest
class SeedDataTests {

	private static final Path PACKAGE = Path.of("../datasets/fintech-cases");

	private static final List<String> RESOURCES = List.of("relationships", "groups", "companies", "names", "statements",
			"offerings", "capabilities");

	@Autowired
	private CasebookClient casebook;

	@BeforeEach
	void forgetAll() {
		this.casebook.forgetAll();
	}

	@Test
	void allOfItComesInAndIsFoundAgain() throws IOException {
		assertThat(this.casebook.load(seed())).isEqualTo(counts("{\"created\":%d,\"superseded\":0,\"unchanged\":0}"));
		assertThat(this.casebook.load(seed())).isEqualTo(counts("{\"created\":0,\"superseded\":0,\"unchanged\":%d}"));

		JsonNode cases = this.casebook.get("/internal/cases?group=fintech-cases");
		assertThat(keys(cases.get("companies"))).containsExactly("ant-financial", "lufax", "zhongan", "qudian");
		assertThat(cases.get("relationships").size()).isEqualTo(records("relationships").size());
		assertThat(cases.get("offerings").size()).isEqualTo(records("offerings").size());
		assertThat(keys(this.casebook.get("/api/v1/companies?q=蚂蚁").get("items"))).containsExactly("ant-financial");
		assertThat(keys(this.casebook.get("/api/v1/companies?q=众安保险").get("items"))).containsExactly("zhongan");
		assertThat(keys(this.casebook.get("/api/v1/companies?q=pingan").get("items"))).containsExactly("ping-an");
		assertThat(this.casebook.get("/internal/keys?keys=alipay").toString())
			.isEqualTo("{\"known\":[{\"key\":\"alipay\",\"kind\":\"offering\"}]}");
	}

	private JsonNode counts(String counts) throws IOException {
		StringBuilder expected = new StringBuilder("{\"resources\":{\"sources\":")
			.append(counts.formatted(sources().size()));
		for (String resource : RESOURCES) {
			expected.append(",\"%s\":".formatted(resource)).append(counts.formatted(records(resource).size()));
		}
		return this.casebook.parse(expected.append("}}").toString());
	}

	static PackageLines seed() throws IOException {
		PackageLines lines = new PackageLines();
		for (String resource : RESOURCES) {
			records(resource).forEach((record) -> lines.row(resource, record.getFieldsAsMap()));
		}
		sources().forEach((item) -> lines.source(item.toString()));
		return lines;
	}

	private static List<NamedCsvRecord> records(String resource) throws IOException {
		try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(PACKAGE.resolve(resource + ".csv"));
				Stream<NamedCsvRecord> records = csv.stream()) {
			return records.toList();
		}
	}

	private static List<JsonNode> sources() throws IOException {
		return JsonMapper.shared().readTree(Files.readString(PACKAGE.resolve("sources.json"))).valueStream().toList();
	}

	private static List<String> keys(JsonNode items) {
		return items.valueStream().map((item) -> item.get("key").asString()).toList();
	}

}
