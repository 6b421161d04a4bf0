package io.casebook.company.intake;

import org.jspecify.annotations.Nullable;

/** What became of the rows of a resource. */
record Counts(long created, long superseded, long unchanged) {

	static Counts of(long rows, @Nullable Long created, @Nullable Long superseded) {
		long made = (created != null) ? created : 0;
		long changed = (superseded != null) ? superseded : 0;
		return new Counts(made, changed, rows - made - changed);
	}

}
