package io.casebook.company.key;

import java.util.List;

import io.casebook.problem.ApiProblem;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The keys that a request asks for. */
public record WantedKeys(
		@Parameter(description = "Keys, separated by commas", required = true) @Nullable List<String> keys) {

	/**
	 * The keys, in the order given.
	 * @throws ApiProblem when the parameter is absent
	 */
	public List<String> given() {
		if (this.keys == null) {
			throw ApiProblem.invalidParameter("keys", null, "keys, separated by commas");
		}
		return this.keys;
	}

}
