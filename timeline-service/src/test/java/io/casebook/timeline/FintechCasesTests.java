package io.casebook.timeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The first data set, through the door and back. */
@ServiceTest
class FintechCasesTests {

	private static final Path EVENTS = Path.of("../datasets/fintech-cases/events.csv");

	@Autowired
	private WebTestClient client;

	@Test
	void everyEventOfTheDataSetIsServedAsItIsWritten() throws IOException {
		List<Map<String, String>> rows = rows();
		Packages.load(this.client, rows);
		Packages.send(this.client, Packages.lines(rows)).expectBody().json("""
				{"resources": {"events": {"created": 0, "superseded": 0, "unchanged": 23}}}
				""");
		JsonNode items = Answers.get(this.client, "/api/v1/events").at("/items");
		Set<Map<String, String>> served = StreamSupport.stream(items.spliterator(), false)
			.map(FintechCasesTests::cells)
			.collect(Collectors.toSet());
		assertThat(rows).hasSize(23);
		assertThat(served).isEqualTo(Set.copyOf(rows));
		JsonNode timeline = Answers.get(this.client,
				"/api/v1/timelines?companies=ant-financial,lufax,zhongan,qudian&align=founding&asOf=2018-07");
		assertThat(timeline.at("/items").size()).isEqualTo(23);
		assertThat(timeline.at("/anchors").valueStream().map((anchor) -> anchor.at("/date").asString()))
			.containsExactly("2014", "2011", "2013", "2014");
	}

	private static List<Map<String, String>> rows() throws IOException {
		try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(EVENTS)) {
			return reader.stream().map((row) -> {
				Map<String, String> cells = row.getFieldsAsMap();
				cells.values().removeIf(String::isEmpty);
				return Map.copyOf(cells);
			}).toList();
		}
	}

	/** An event as a row of the package. */
	private static Map<String, String> cells(JsonNode event) {
		return Map
			.ofEntries(Map.entry("company", event.path("company").asString()),
					Map.entry("subject", event.path("subject").asString("")),
					Map.entry("date", event.path("date").asString()),
					Map.entry("dateAsStated", event.path("dateAsStated").asString("")),
					Map.entry("kind", event.path("kind").asString()),
					Map.entry("title", event.path("title").asString()),
					Map.entry("detail", event.path("detail").asString("")),
					Map.entry("amount", event.at("/amount/value").asString("")),
					Map.entry("amountRelation", event.at("/amount/relation").asString("")),
					Map.entry("amountUnit", event.at("/amount/unit").asString("")),
					Map.entry("sources",
							event.at("/sources")
								.valueStream()
								.map((source) -> source.path("key").asString()
										+ (source.has("locator") ? "#" + source.path("locator").asString() : ""))
								.collect(Collectors.joining(";"))),
					Map.entry("flags",
							event.at("/flags")
								.valueStream()
								.map((flag) -> flag.path("code").asString() + ": " + flag.path("note").asString())
								.collect(Collectors.joining(" | "))))
			.entrySet()
			.stream()
			.filter((cell) -> !cell.getValue().isEmpty())
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
	}

}
