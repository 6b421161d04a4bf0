package io.casebook.gateway.service;

import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * A problem as a service reports it.
 */
record ReportedProblem(@Nullable URI type, @Nullable String detail, @Nullable List<InvalidInput> errors,
		@Nullable Long faults) {

	/**
	 * What a client of the gateway can cause and mend. Other problems of a request are
	 * the gateway's own fault. Content is a client's only where it passes through.
	 */
	private static final Set<ProblemType> CAUSED_BY_CLIENTS = EnumSet.of(ProblemType.INVALID_PARAMETER,
			ProblemType.BROKEN_CURSOR, ProblemType.UNKNOWN_KEY, ProblemType.INVALID_CONTENT,
			ProblemType.MALFORMED_REQUEST, ProblemType.CONTENT_TOO_LARGE, ProblemType.CONFLICT,
			ProblemType.POSITION_GONE);

	Optional<ApiProblem> passOn() {
		return Arrays.stream(ProblemType.values())
			.filter((known) -> known.uri().equals(this.type) && CAUSED_BY_CLIENTS.contains(known))
			.findFirst()
			.map(this::passOn);
	}

	private ApiProblem passOn(ProblemType known) {
		ApiProblem problem = new ApiProblem(known, (this.detail != null) ? this.detail : known.explanation(),
				(this.errors != null) ? this.errors : List.of(), null);
		if (this.faults != null) {
			problem.getBody().setProperty("faults", this.faults);
		}
		return problem;
	}

}
