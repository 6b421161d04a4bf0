package io.casebook.metrics.intake;

import java.util.ArrayList;
import java.util.List;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** What is wrong with a package: all of it is counted, the first of it is kept. */
final class Faults {

	/** The most that are listed. */
	static final int LISTED = 100;

	private final List<InvalidInput> listed = new ArrayList<>();

	private long count;

	void add(String resource, long row, @Nullable String field, @Nullable String value, String detail) {
		addAll(1, List.of(InvalidInput.row(resource, row, field, value, detail)));
	}

	/** Adds faults of which only the first are given. */
	void addAll(long number, List<InvalidInput> first) {
		this.count += number;
		first.stream().limit(LISTED - this.listed.size()).forEach(this.listed::add);
	}

	long count() {
		return this.count;
	}

	/** Refuses the package when there is anything wrong with it. */
	void verify() {
		if (this.count > 0) {
			String list = (this.count > this.listed.size()) ? "; the first %d are listed".formatted(this.listed.size())
					: "";
			ApiProblem problem = new ApiProblem(ProblemType.INVALID_CONTENT,
					"The package has %d fault%s%s. Nothing was changed".formatted(this.count,
							(this.count == 1) ? "" : "s", list),
					this.listed, null);
			problem.getBody().setProperty("faults", this.count);
			throw problem;
		}
	}

}
