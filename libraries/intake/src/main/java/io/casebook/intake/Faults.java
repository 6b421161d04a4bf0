package io.casebook.intake;

import java.util.ArrayList;
import java.util.List;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with something that was sent: all of it is counted, the first of it is
 * kept.
 */
public final class Faults {

	/** The most that are listed. */
	public static final int LISTED = 100;

	private final List<InvalidInput> listed = new ArrayList<>();

	private long count;

	/** Notes a fault. */
	public void add(InvalidInput fault) {
		addAll(1, List.of(fault));
	}

	/** Notes a fault of a row; without a field, of all of it. */
	public void add(String resource, long row, @Nullable String field, @Nullable String value, String expected) {
		add(InvalidInput.row(resource, row, field, value, expected));
	}

	/** Notes faults of which only the first are given. */
	public void addAll(long number, List<InvalidInput> first) {
		this.count += number;
		first.stream().limit(LISTED - this.listed.size()).forEach(this.listed::add);
	}

	/** How many there are. */
	public long count() {
		return this.count;
	}

	/** The first of them, at most {@value #LISTED}. */
	public List<InvalidInput> listed() {
		return List.copyOf(this.listed);
	}

	/**
	 * Refuses what was sent when there is anything wrong with it.
	 * @throws ApiProblem with the faults and, as {@code faults}, their number
	 */
	public void verify() {
		if (this.count > 0) {
			String list = (this.count > this.listed.size()) ? "; the first %d are listed".formatted(this.listed.size())
					: "";
			ApiProblem problem = new ApiProblem(
					ProblemType.INVALID_CONTENT, "There %s %d fault%s%s. Nothing was changed"
						.formatted((this.count == 1) ? "is" : "are", this.count, (this.count == 1) ? "" : "s", list),
					this.listed, null);
			problem.getBody().setProperty("faults", this.count);
			throw problem;
		}
	}

}
