package io.casebook.timeline.intake;

import java.util.ArrayList;
import java.util.List;

import io.casebook.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/** What is wrong with a package: all of it is counted, the first of it is kept. */
final class Faults {

	static final int KEPT = 100;

	private final List<InvalidInput> kept = new ArrayList<>();

	private long count;

	void add(PackageLine line, @Nullable String field, @Nullable String value, String expected) {
		add(InvalidInput.row(line.resource(), line.row(), field, value, expected));
	}

	void add(InvalidInput fault) {
		this.count++;
		if (this.kept.size() < KEPT) {
			this.kept.add(fault);
		}
	}

	/** Counts faults that were left out where the others were found. */
	void addUnlisted(long number) {
		this.count += number;
	}

	long count() {
		return this.count;
	}

	List<InvalidInput> kept() {
		return List.copyOf(this.kept);
	}

}
