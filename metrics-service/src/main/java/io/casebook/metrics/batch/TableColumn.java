package io.casebook.metrics.batch;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import io.casebook.csv.CsvRow;
import io.casebook.intake.Faults;
import io.casebook.intake.FieldReader;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table and what the texts in it were found to say. Of many different texts
 * the last are kept, but none that is long: there may be as many of them as there are
 * rows.
 *
 * @param <T> what a text says, which may be nothing
 */
final class TableColumn<T extends @Nullable Object> {

	private static final int MOST = 1 << 14;

	private static final int LONGEST = 256;

	private static final String EMPTY = "";

	private final String name;

	private final int place;

	private final BiFunction<FieldReader, String, T> rule;

	private final Map<String, Said<T>> known = new HashMap<>();

	/**
	 * The column at a place of the header.
	 * @param place negative when the table has no such column
	 */
	TableColumn(String name, int place, BiFunction<FieldReader, String, T> rule) {
		this.name = name;
		this.place = place;
		this.rule = rule;
	}

	/** What the cell of a row says. The row's fields are read only where it is new. */
	T read(CsvRow row, Faults faults, Supplier<FieldReader> fields) {
		String cell = (this.place >= 0) ? row.cell(this.place) : null;
		String text = (cell != null) ? cell : EMPTY;
		Said<T> said = this.known.get(text);
		return (said != null) ? said.value() : find(text, faults, fields.get());
	}

	private T find(String text, Faults faults, FieldReader fields) {
		long before = faults.count();
		T value = this.rule.apply(fields, this.name);
		if (faults.count() == before && text.length() <= LONGEST) {
			if (this.known.size() == MOST) {
				this.known.clear();
			}
			this.known.put(text, new Said<>(value));
		}
		return value;
	}

	private record Said<T extends @Nullable Object>(T value) {
	}

}
