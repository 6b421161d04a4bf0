package io.casebook.metrics.batch;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.casebook.csv.CsvRow;
import io.casebook.csv.CsvRows;
import io.casebook.intake.Faults;
import io.casebook.intake.FieldReader;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TableColumnTests {

	private final List<String> read = new ArrayList<>();

	@Test
	void textsThatComeAgainAreReadOnceUnlessTheyAreLong() {
		String longest = "a".repeat(256);
		String longer = "a".repeat(257);
		assertThat(says(longest, longer, longest, longer)).containsExactly(longest, longer, longest, longer);
		assertThat(this.read).containsExactly(longest, longer, longer);
	}

	private List<String> says(String... cells) {
		Faults faults = new Faults();
		byte[] table = ("title\n" + String.join("\n", cells) + "\n").getBytes(StandardCharsets.UTF_8);
		List<String> said = new ArrayList<>();
		try (CsvRows rows = CsvRows.open(new ByteArrayInputStream(table), "table", Set.of("title"))) {
			TableColumn<String> column = new TableColumn<>("title", rows.place("title"), this::rule);
			while (rows.hasNext()) {
				CsvRow row = rows.next();
				said.add(column.read(row, faults,
						() -> FieldReader.ofRow("table", row.number(), row.cells(), Set.of("title"), faults)));
			}
		}
		return said;
	}

	private String rule(FieldReader fields, String name) {
		String text = fields.required(name, 1000);
		this.read.add(text);
		return text;
	}

}
