package io.casebook.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * The first row of a table.
 *
 * @param columns the names of the columns, in order
 */
record CsvHeader(List<String> columns) {

	/**
	 * The header with these names.
	 * @param known the names that there may be; any without it
	 */
	static CsvHeader of(String resource, List<String> names, @Nullable Set<String> known) {
		List<InvalidInput> errors = new ArrayList<>();
		Set<String> seen = new TreeSet<>();
		for (String name : names) {
			if (name.isBlank()) {
				errors.add(InvalidInput.row(resource, 1, null, null, "a name for each column"));
			}
			else if (!seen.add(name)) {
				errors.add(InvalidInput.row(resource, 1, name, null, "each column once"));
			}
			else if (known != null && !known.contains(name)) {
				errors.add(InvalidInput.row(resource, 1, name, null,
						"one of the columns " + String.join(", ", new TreeSet<>(known))));
			}
		}
		if (!errors.isEmpty()) {
			throw new ApiProblem(ProblemType.INVALID_CONTENT,
					"The header of %s is wrong. Nothing was changed".formatted(resource), errors, null);
		}
		return new CsvHeader(List.copyOf(names));
	}

	int place(String column) {
		return this.columns.indexOf(column);
	}

}
