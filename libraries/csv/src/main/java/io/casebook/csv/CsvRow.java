package io.casebook.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.reader.CsvRecord;
import org.jspecify.annotations.Nullable;

/** A row of a table, as texts. */
public final class CsvRow {

	private final CsvHeader header;

	private final long number;

	private final CsvRecord record;

	CsvRow(CsvHeader header, long number, CsvRecord record) {
		this.header = header;
		this.number = number;
		this.record = record;
	}

	/** Its number in the file; the header is row 1. */
	public long number() {
		return this.number;
	}

	/** What the cell at a place of the header says; nothing when it is empty. */
	public @Nullable String cell(int place) {
		String text = this.record.getField(place);
		return text.isEmpty() ? null : FormulaGuard.off(text);
	}

	/** What the cell says; nothing when it is empty or there is no such column. */
	public @Nullable String cell(String column) {
		int place = this.header.place(column);
		return (place >= 0) ? cell(place) : null;
	}

	/** What all cells that say anything say, by column. */
	public Map<String, @Nullable String> cells() {
		List<String> columns = this.header.columns();
		Map<String, @Nullable String> cells = HashMap.newHashMap(columns.size());
		for (int place = 0; place < columns.size(); place++) {
			String text = cell(place);
			if (text != null) {
				cells.put(columns.get(place), text);
			}
		}
		return cells;
	}

}
