package io.casebook.company.intake;

import java.util.HashSet;
import java.util.Set;

import io.casebook.intake.FieldReader;

/**
 * The column of rows about a company that says which revision of it they were made from;
 * 0 is none. Rows without it are taken whatever is recorded.
 */
public final class MadeFrom {

	/** Its name, also in the content of a staged row. */
	public static final String COLUMN = "madeFrom";

	private MadeFrom() {
	}

	/** The column and others. */
	public static Set<String> and(Set<String> columns) {
		Set<String> all = new HashSet<>(columns);
		all.add(COLUMN);
		return all;
	}

	/** The row with what it was made from, if it says that. */
	public static Entry read(FieldReader row, Entry entry) {
		return entry.with(COLUMN, row.number(COLUMN));
	}

}
