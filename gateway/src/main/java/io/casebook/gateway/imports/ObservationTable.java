package io.casebook.gateway.imports;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.casebook.csv.CsvText;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

/** Rows of figures as one table in CSV, each at the line of its number. */
final class ObservationTable {

	private static final List<String> COLUMNS = Resource.OBSERVATIONS.columns();

	private static final int ROWS_PER_PART = 256;

	private ObservationTable() {
	}

	static Flux<DataBuffer> of(Flux<PackageRow> rows) {
		return Flux.defer(() -> {
			long[] line = { 1 };
			return Flux.concat(Flux.just(CsvText.row(COLUMNS)),
					rows.buffer(ROWS_PER_PART).map((part) -> text(part, line)));
		}).map((text) -> DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8)));
	}

	/** Lines that were blank stay blank, so that numbers of rows stay true. */
	private static String text(List<PackageRow> rows, long[] line) {
		StringBuilder text = new StringBuilder();
		List<List<@Nullable String>> lines = new ArrayList<>(rows.size());
		for (PackageRow row : rows) {
			if (++line[0] < row.row()) {
				text.append(CsvText.rows(lines)).repeat("\n", Math.toIntExact(row.row() - line[0]));
				lines.clear();
				line[0] = row.row();
			}
			lines.add(cells(row));
		}
		return text.append(CsvText.rows(lines)).toString();
	}

	private static List<@Nullable String> cells(PackageRow row) {
		List<@Nullable String> cells = new ArrayList<>(COLUMNS.size());
		COLUMNS.forEach((column) -> cells.add(row.fields().get(column)));
		return cells;
	}

}
