package io.casebook.changefeed;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;

/**
 * Which changes there are.
 *
 * @param removed the last one that is kept no more; 0 when all are kept
 * @param last the last one; 0 when there is none
 */
record Bounds(long removed, long last) {

	/**
	 * The position, if a stream can go on after it.
	 * @throws ApiProblem 410 when changes after it are kept no more, or when it is one
	 * that this feed never gave
	 */
	long resume(long position) {
		if (position < this.removed) {
			throw gone("Changes after position %d are kept no more: the first that is kept is %d".formatted(position,
					this.removed + 1));
		}
		if (position > this.last) {
			throw gone("Position %d is not one of this feed, whose last is %d".formatted(position, this.last));
		}
		return position;
	}

	static ApiProblem gone(String what) {
		return new ApiProblem(ProblemType.POSITION_GONE, what + ". Read again what you keep, and follow from there");
	}

}
