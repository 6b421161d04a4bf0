package io.casebook.company.intake;

import java.util.ArrayList;
import java.util.List;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** What is wrong with a package: all of it is counted, the first of it is kept. */
class Faults {

	private static final int KEPT = 100;

	private final List<InvalidInput> kept = new ArrayList<>();

	private long count;

	void add(String resource, long row, @Nullable String field, @Nullable String value, String detail) {
		this.count++;
		if (this.kept.size() < KEPT) {
			this.kept.add(InvalidInput.row(resource, row, field, value, detail));
		}
	}

	long count() {
		return this.count;
	}

	/** Ends the import of a package that is at fault. */
	void refuse() {
		if (this.count > 0) {
			String kept = (this.count > KEPT) ? "; the first %d are listed".formatted(KEPT) : "";
			throw new ApiProblem(ProblemType.INVALID_CONTENT, "The package has %d %s%s. Nothing was changed"
				.formatted(this.count, (this.count == 1) ? "fault" : "faults", kept), this.kept, null);
		}
	}

}
