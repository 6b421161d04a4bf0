package io.casebook.metrics.index;

import java.util.Collection;
import java.util.List;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;

/** Keys that are asked for are not those of indices. */
public class UnknownIndexException extends ApiProblem {

	/**
	 * Reports the keys.
	 * @param parameter the query parameter or path variable that has them
	 */
	public UnknownIndexException(String parameter, Collection<String> keys) {
		super(ProblemType.UNKNOWN_KEY, "There is no index with the key '%s'".formatted(String.join("', '", keys)),
				faults(parameter, keys), null);
	}

	private static List<InvalidInput> faults(String parameter, Collection<String> keys) {
		return keys.stream()
			.map((key) -> InvalidInput.parameter(parameter, key, "There is no index with this key"))
			.toList();
	}

}
