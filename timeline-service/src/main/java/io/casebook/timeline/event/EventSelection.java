package io.casebook.timeline.event;

import java.util.List;

import io.casebook.edtf.EdtfDate;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted. What is empty or absent does not restrict.
 *
 * @param from events that cannot have ended before this date's first day
 * @param to events that cannot have begun after this date's last day
 * @param asOf the same as {@code to}, for a view of a past day: both may be given
 * @param text to be found in the title or the detail, in any case
 */
public record EventSelection(List<String> companies, List<EventKind> kinds, @Nullable EdtfDate from,
		@Nullable EdtfDate to, @Nullable EdtfDate asOf, @Nullable String text) {

	public EventSelection {
		if (from != null && to != null && from.certainlyAfter(to)) {
			throw new ApiProblem(ProblemType.INVALID_PARAMETER,
					"The span from '%s' to '%s' is reversed".formatted(from, to),
					InvalidInput.parameter("from", from.toString(), "a date that is not after that of to"),
					InvalidInput.parameter("to", to.toString(), "a date that is not before that of from"));
		}
	}

}
