package io.casebook.timeline.event;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import io.casebook.problem.ApiProblem;
import org.jspecify.annotations.Nullable;

/**
 * A query parameter that lists values, by commas and by repetition. A value given twice
 * counts once.
 *
 * @param values in the order given; empty when the parameter is absent
 */
public record ListParameter(String name, List<String> values) {

	private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,64}");

	/**
	 * Reads what was bound.
	 * @throws ApiProblem when the parameter is there and lists nothing, which would
	 * otherwise select everything
	 */
	public static ListParameter of(String name, @Nullable List<String> given) {
		if (given == null) {
			return new ListParameter(name, List.of());
		}
		List<String> values = given.stream()
			.flatMap((value) -> Arrays.stream(value.split(",", -1)))
			.map(String::strip)
			.distinct()
			.toList();
		if (values.isEmpty()) {
			throw ApiProblem.invalidParameter(name, "", "at least one value");
		}
		return new ListParameter(name, values);
	}

	/** The values as keys of companies. */
	public List<String> keys() {
		for (String value : this.values) {
			if (!KEY.matcher(value).matches()) {
				throw ApiProblem.invalidParameter(this.name, value,
						"keys of 1 to 64 lower-case letters, digits and hyphens, separated by commas");
			}
		}
		return this.values;
	}

	public List<EventKind> kinds() {
		return this.values.stream()
			.map((value) -> EventKind.of(value)
				.orElseThrow(() -> ApiProblem.invalidParameter(this.name, value, EventKind.accepted())))
			.toList();
	}

}
