package io.casebook.metrics.row;

import io.r2dbc.spi.Readable;

/** Columns that the schema declares as never null. */
public final class Column {

	private Column() {
	}

	/** The value of the column. */
	public static <T> T of(Readable row, String name, Class<T> type) {
		T value = row.get(name, type);
		if (value == null) {
			throw new IllegalStateException("The column '%s' is null".formatted(name));
		}
		return value;
	}

	/** The text in the column. */
	public static String text(Readable row, String name) {
		return of(row, name, String.class);
	}

	/** The number in the column. */
	public static int number(Readable row, String name) {
		return of(row, name, Integer.class);
	}

}
