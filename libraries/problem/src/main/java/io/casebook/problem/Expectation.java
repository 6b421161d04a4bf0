package io.casebook.problem;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Says what was expected where a text could not be converted. */
final class Expectation {

	private Expectation() {
	}

	/** The words of the value's own type, when it refused the text; else the type. */
	static String of(Throwable failure, @Nullable Class<?> type) {
		for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
			if (cause.getClass().getName().startsWith("io.casebook.") && cause.getMessage() != null) {
				return cause.getMessage();
			}
		}
		if (type != null && type.isEnum()) {
			return "one of "
					+ Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
		}
		return "a value of type " + ((type != null) ? type.getSimpleName() : "text");
	}

}
