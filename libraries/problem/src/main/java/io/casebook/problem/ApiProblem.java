package io.casebook.problem;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A failure that carries its own problem details. Subclasses say how they arise.
 */
public class ApiProblem extends ErrorResponseException {

	public ApiProblem(ProblemType type, String detail, InvalidInput... errors) {
		this(type, detail, List.of(errors), null);
	}

	public ApiProblem(ProblemType type, String detail, List<InvalidInput> errors, @Nullable Throwable cause) {
		super(type.status(), body(type, detail, errors), cause);
	}

	/**
	 * None: it says what was wrong with a request, which a place in the code would not
	 * explain, and under load making one costs more than the rest of a refusal. Whatever
	 * is not foreseen is its cause, with a trace of its own.
	 */
	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

	static ProblemDetail body(ProblemType type, String detail, List<InvalidInput> errors) {
		ProblemDetail body = ProblemDetail.forStatusAndDetail(type.status(), detail);
		body.setType(type.uri());
		body.setTitle(type.title());
		if (!errors.isEmpty()) {
			body.setProperty("errors", errors);
		}
		return body;
	}

	/** What is wrong with what was sent, as far as it is listed. */
	public List<InvalidInput> errors() {
		Map<String, Object> properties = getBody().getProperties();
		return (properties != null && properties.get("errors") instanceof List<?> listed)
				? listed.stream().filter(InvalidInput.class::isInstance).map(InvalidInput.class::cast).toList()
				: List.of();
	}

	/** A value that a query parameter cannot have. */
	public static ApiProblem invalidParameter(String name, @Nullable String value, String expected) {
		return new ApiProblem(ProblemType.INVALID_PARAMETER,
				"The parameter '%s' has an invalid value: %s".formatted(name, expected),
				InvalidInput.parameter(name, value, expected));
	}

	/** Keys, named by a parameter or path variable, that Casebook does not hold. */
	public static ApiProblem unknownKeys(String name, String what, List<String> keys) {
		List<InvalidInput> errors = keys.stream()
			.map((key) -> InvalidInput.parameter(name, key, "There is no %s with this key".formatted(what)))
			.toList();
		return new ApiProblem(ProblemType.UNKNOWN_KEY,
				"There is no %s with the key %s".formatted(what,
						String.join(", ", errors.stream().map((error) -> "'" + error.value() + "'").toList())),
				errors, null);
	}

}
