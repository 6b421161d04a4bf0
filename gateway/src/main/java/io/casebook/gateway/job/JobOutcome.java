package io.casebook.gateway.job;

import java.util.List;
import java.util.Map;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What a job came to.
 *
 * @param state its last state
 * @param counts what became of all that it brought
 * @param resources the same for each resource
 * @param errors the first hundred of what is wrong with it
 * @param problem why it failed
 * @param notes what people should know of it
 * @param links addresses of what came of it, by what they lead to
 */
public record JobOutcome(JobState state, Counts counts, Map<String, Counts> resources, List<InvalidInput> errors,
		@Nullable JobProblem problem, List<String> notes, Map<String, String> links) {

	public JobOutcome {
		errors = errors.stream().map(JobOutcome::keepable).toList();
		notes = notes.stream().map(JobOutcome::keepable).toList();
	}

	/** All is done. */
	public static JobOutcome succeeded(Map<String, Counts> resources) {
		return new JobOutcome(JobState.SUCCEEDED, sum(resources), resources, List.of(), null, List.of(), Map.of());
	}

	/**
	 * Nothing was done, because of faults in what was brought.
	 * @param resources what would have become of each resource, its refused rows among it
	 * @param errors the first of the faults
	 * @param unlisted how many more there are
	 */
	public static JobOutcome refused(Map<String, Counts> resources, List<InvalidInput> errors, long unlisted) {
		return new JobOutcome(JobState.REFUSED, sum(resources).plus(new Counts(0, 0, 0, unlisted)), resources, errors,
				null, List.of(), Map.of());
	}

	static JobOutcome failed(Throwable failure) {
		List<InvalidInput> errors = (failure instanceof ApiProblem problem) ? problem.errors() : List.of();
		return new JobOutcome(JobState.FAILED, Counts.NONE, Map.of(), errors, JobProblem.of(failure), List.of(),
				Map.of());
	}

	/** The same with what people should know of it. */
	public JobOutcome with(List<String> notes, Map<String, String> links) {
		return new JobOutcome(this.state, this.counts, this.resources, this.errors, this.problem, notes, links);
	}

	/** PostgreSQL keeps no NUL. */
	private static InvalidInput keepable(InvalidInput fault) {
		return new InvalidInput(keepable(fault.detail()), keepableOrNull(fault.parameter()),
				keepableOrNull(fault.pointer()), keepableOrNull(fault.resource()), fault.row(),
				keepableOrNull(fault.field()), keepableOrNull(fault.value()));
	}

	private static @Nullable String keepableOrNull(@Nullable String text) {
		return (text != null) ? keepable(text) : null;
	}

	private static String keepable(String text) {
		return text.replace('\0', '\uFFFD');
	}

	private static Counts sum(Map<String, Counts> resources) {
		return resources.values().stream().reduce(Counts.NONE, Counts::plus);
	}

}
