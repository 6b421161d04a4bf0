package io.casebook.timeline.intake;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;

/** Rows of a package break rules, so that none of it is taken in. */
class InvalidPackageException extends ApiProblem {

	InvalidPackageException(Faults faults) {
		super(ProblemType.INVALID_CONTENT, detail(faults), faults.kept(), null);
		getBody().setProperty("errorCount", faults.count());
	}

	private static String detail(Faults faults) {
		long count = faults.count();
		String found = (count == 1) ? "1 fault was found" : count + " faults were found";
		String listed = (count > faults.kept().size())
				? ", of which the first %d are listed".formatted(faults.kept().size()) : "";
		return found + listed + "; nothing was changed";
	}

}
