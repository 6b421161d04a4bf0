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

	/** Between two rows with figures there may be as many without as a table has. */
	private static final String BLANK = "\n".repeat(1 << 14);

	private ObservationTable() {
	}

	static Flux<DataBuffer> of(Flux<PackageRow> rows) {
		return Flux.defer(() -> {
			long[] line = { 1 };
			return Flux.concat(Flux.just(CsvText.row(COLUMNS)),
					rows.buffer(ROWS_PER_PART).concatMapIterable((part) -> text(part, line), 1));
		}).map((text) -> DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8)));
	}

	/** Lines that were blank stay blank, so that numbers of rows stay true. */
	private static List<String> text(List<PackageRow> rows, long[] line) {
		List<String> pieces = new ArrayList<>();
		List<List<@Nullable String>> lines = new ArrayList<>(rows.size());
		for (PackageRow row : rows) {
			long blank = row.row() - ++line[0];
			if (blank > 0) {
				pieces.add(CsvText.rows(lines));
				lines.clear();
				for (; blank >= BLANK.length(); blank -= BLANK.length()) {
					pieces.add(BLANK);
				}
				pieces.add(BLANK.substring(0, (int) blank));
				line[0] = row.row();
			}
			lines.add(cells(row));
		}
		pieces.add(CsvText.rows(lines));
		return pieces;
	}

	private static List<@Nullable String> cells(PackageRow row) {
		List<@Nullable String> cells = new ArrayList<>(COLUMNS.size());
		COLUMNS.forEach((column) -> cells.add(row.fields().get(column)));
		return cells;
	}

}
