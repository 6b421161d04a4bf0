package io.casebook.timeline.event;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;

/** An id in a path is that of no event. */
class UnknownEventException extends ApiProblem {

	UnknownEventException(String id) {
		super(ProblemType.UNKNOWN_KEY, "There is no event with the id '%s'".formatted(id),
				InvalidInput.parameter("id", id, "There is no event with this id"));
	}

}
