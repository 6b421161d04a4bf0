package io.casebook.gateway.imports;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;

/**
 * What was sent is wrong, says the service that it was sent to or who read it.
 */
final class Refusal extends RuntimeException {

	private final long faults;

	private final List<InvalidInput> errors;

	/**
	 * A refusal.
	 * @param faults how much is wrong
	 * @param errors the first of it
	 */
	Refusal(String detail, long faults, List<InvalidInput> errors) {
		super(detail, null, false, false);
		this.faults = Math.max(faults, 1);
		this.errors = errors.isEmpty() ? List.of(new InvalidInput(detail, null, null, null, null, null, null))
				: List.copyOf(errors);
	}

	/** The refusal that a failure to read the rows is, if it is the rows' fault. */
	static Optional<Refusal> ofReading(Throwable failure) {
		if (failure instanceof ApiProblem problem && problem.getStatusCode().is4xxClientError()) {
			Map<String, Object> properties = (problem.getBody().getProperties() != null)
					? problem.getBody().getProperties() : Map.of();
			List<InvalidInput> listed = problem.errors();
			String detail = problem.getBody().getDetail();
			long faults = (properties.get("faults") instanceof Number all) ? all.longValue() : listed.size();
			return Optional.of(new Refusal((detail != null) ? detail : "It cannot be read", faults, listed));
		}
		return Optional.empty();
	}

	long faults() {
		return this.faults;
	}

	List<InvalidInput> errors() {
		return this.errors;
	}

}
