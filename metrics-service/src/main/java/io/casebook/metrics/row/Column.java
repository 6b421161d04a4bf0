package io.casebook.metrics.row;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

import org.springframework.r2dbc.core.DatabaseClient;

/** Columns that the schema declares as never null, and values that may be. */
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

	/** Binds a text that there may not be. */
	public static DatabaseClient.GenericExecuteSpec bind(DatabaseClient.GenericExecuteSpec statement, String name,
			@Nullable String text) {
		return bind(statement, name, text, String.class);
	}

	/** Binds a value that there may not be. */
	public static <T> DatabaseClient.GenericExecuteSpec bind(DatabaseClient.GenericExecuteSpec statement, String name,
			@Nullable T value, Class<T> type) {
		return (value != null) ? statement.bind(name, value) : statement.bindNull(name, type);
	}

	/** The number in the column. */
	public static int number(Readable row, String name) {
		return of(row, name, Integer.class);
	}

}
