package io.casebook.timeline.intake;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** The cells of one row. What is wrong with them becomes a fault; nothing is thrown. */
final class Cells {

	private static final int LONGEST = 20_000;

	private final PackageLine line;

	private final Faults faults;

	private final long faultsBefore;

	Cells(PackageLine line, Faults faults, List<String> columns) {
		this.line = line;
		this.faults = faults;
		this.faultsBefore = faults.count();
		line.fields()
			.keySet()
			.stream()
			.filter((column) -> !columns.contains(column))
			.forEach((column) -> fault(column, null, "one of the columns " + String.join(", ", columns)));
	}

	<T> @Nullable T required(String column, Function<String, T> reader) {
		if (isAbsent(column)) {
			fault(column, null, "a value: the column is required");
			return null;
		}
		return optional(column, reader);
	}

	<T> @Nullable T optional(String column, Function<String, T> reader) {
		String text = this.line.fields().get(column);
		if (text == null || text.isEmpty()) {
			return null;
		}
		if (text.length() > LONGEST || !Cell.isPrintable(text)) {
			fault(column, null,
					"at most %d characters, none of them for control but line ends and tabs".formatted(LONGEST));
			return null;
		}
		try {
			return reader.apply(text);
		}
		catch (CellException ex) {
			fault(column, text, ex.expected());
			return null;
		}
	}

	boolean isAbsent(String column) {
		String text = this.line.fields().get(column);
		return text == null || text.isEmpty();
	}

	void fault(String column, @Nullable String value, String expected) {
		this.faults.add(this.line, column, value, expected);
	}

	boolean areSound() {
		return this.faults.count() == this.faultsBefore;
	}

}
