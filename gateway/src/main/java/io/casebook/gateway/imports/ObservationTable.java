package io.casebook.gateway.imports;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.casebook.csv.CsvText;
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
		for (PackageRow row : rows) {
			while (++line[0] < row.row()) {
				text.append('\n');
			}
			text.append(CsvText.row(COLUMNS.stream().map((column) -> row.fields().get(column)).toList()));
		}
		return text.toString();
	}

}
