package io.casebook.gateway.parameter;

import io.casebook.problem.ApiProblem;
import org.jspecify.annotations.Nullable;

/** Parameters that are true or false. */
public final class Flags {

	private Flags() {
	}

	/** What a parameter says; false when it is absent. */
	public static boolean of(String parameter, @Nullable String value) {
		if (value != null && !value.equals("true") && !value.equals("false")) {
			throw ApiProblem.invalidParameter(parameter, value, "true or false");
		}
		return "true".equals(value);
	}

}
