package io.casebook.gateway.observation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.casebook.intake.Faults;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What several services find wrong with one table, told together: all of it counted, the
 * first of it by row and column.
 */
final class RowFaults {

	private static final String RESOURCE = "observations";

	private final List<InvalidInput> first = new ArrayList<>();

	private long count;

	void add(long number, @Nullable List<InvalidInput> listed) {
		this.count += number;
		if (listed != null) {
			this.first.addAll(listed);
		}
	}

	/** Keys that nobody has, each with the first row that names it. */
	void addUnknown(Map<String, Long> keys, String field, String expected) {
		add(keys.size(),
				keys.entrySet()
					.stream()
					.sorted(Map.Entry.comparingByValue())
					.limit(Faults.LISTED)
					.map((key) -> InvalidInput.row(RESOURCE, key.getValue(), field, key.getKey(), expected))
					.toList());
	}

	/** What a service refused, in its words. */
	void add(ApiProblem refusal) {
		Map<String, Object> properties = Objects.requireNonNullElse(refusal.getBody().getProperties(), Map.of());
		List<InvalidInput> listed = (properties.get("errors") instanceof List<?> errors)
				? errors.stream().filter(InvalidInput.class::isInstance).map(InvalidInput.class::cast).toList()
				: List.of();
		add((properties.get("faults") instanceof Number all) ? all.longValue() : listed.size(), listed);
	}

	boolean isEmpty() {
		return this.count == 0;
	}

	/** The problem that tells them. */
	ApiProblem problem() {
		Faults faults = new Faults();
		faults.addAll(this.count, this.first.stream().sorted(InvalidInput.BY_ROW).limit(Faults.LISTED).toList());
		try {
			faults.verify();
		}
		catch (ApiProblem problem) {
			return problem;
		}
		throw new IllegalStateException("There is nothing wrong");
	}

}
