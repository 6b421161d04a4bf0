package io.casebook.gateway.job;

import java.net.URI;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ProblemDetail;

/**
 * Why a job failed.
 *
 * @param type the kind of problem
 * @param title its name
 * @param status the status that a request would get
 * @param detail what went wrong
 */
public record JobProblem(URI type, String title, int status, @Nullable String detail) {

	/** Of anything that is not foreseen, clients learn no more than that. */
	static JobProblem of(Throwable failure) {
		ProblemDetail body = (failure instanceof ApiProblem problem) ? problem.getBody()
				: new ApiProblem(ProblemType.INTERNAL_ERROR, "Casebook failed in a way that it did not foresee")
					.getBody();
		return new JobProblem((body.getType() != null) ? body.getType() : ProblemType.INTERNAL_ERROR.uri(),
				(body.getTitle() != null) ? body.getTitle() : ProblemType.INTERNAL_ERROR.title(), body.getStatus(),
				body.getDetail());
	}

}
