package io.casebook.gateway.service;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** A service does not answer, or answers in a way that is of no use. */
public class ServiceUnavailableException extends ApiProblem {

	public ServiceUnavailableException(Service service, String what, @Nullable Throwable cause) {
		super(ProblemType.UNAVAILABLE, "%s %s".formatted(service.id(), what), List.of(), cause);
	}

	private ServiceUnavailableException(String detail) {
		super(ProblemType.UNAVAILABLE, detail);
	}

	static ServiceUnavailableException silent(Service service, Throwable cause) {
		return new ServiceUnavailableException(service, "does not answer", cause);
	}

	/** Nobody would wait for the answer any more. */
	public static ServiceUnavailableException tooLate(Service service) {
		return new ServiceUnavailableException(service, "was not asked: the time is over", null);
	}

	/** Nothing of a view can be had. */
	public static ServiceUnavailableException nothingLeft(Collection<ApiProblem> problems) {
		String details = problems.stream()
			.map((problem) -> String.valueOf(problem.getBody().getDetail()))
			.distinct()
			.collect(Collectors.joining("; "));
		return new ServiceUnavailableException("No section of the view can be had: " + details);
	}

}
