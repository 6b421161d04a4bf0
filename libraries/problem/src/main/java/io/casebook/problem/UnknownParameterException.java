package io.casebook.problem;

import java.util.Collection;
import java.util.List;

/** A request has query parameters that its operation does not know. */
public class UnknownParameterException extends ApiProblem {

	public UnknownParameterException(Collection<String> unknown, Collection<String> known) {
		super(ProblemType.UNKNOWN_PARAMETER, detail(unknown, known),
				unknown.stream()
					.map((name) -> InvalidInput.parameter(name, null, "The operation has no such parameter"))
					.toList(),
				null);
	}

	private static String detail(Collection<String> unknown, Collection<String> known) {
		String refused = String.join(", ", unknown.stream().map((name) -> "'" + name + "'").toList());
		String accepted = known.isEmpty() ? "takes none" : "takes " + String.join(", ", List.copyOf(known));
		return "Unknown parameter %s; this operation %s".formatted(refused, accepted);
	}

}
