package io.casebook.gateway.parameter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.casebook.problem.ApiProblem;
import org.jspecify.annotations.Nullable;

/** Keys as clients write them in parameters. */
public final class Keys {

	private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,64}");

	private static final String FORM = "a key of 1 to 64 characters a-z, 0-9 and -";

	private Keys() {
	}

	/** Whether the text can be a key at all. */
	public static boolean matches(String text) {
		return KEY.matcher(text).matches();
	}

	/** A parameter's only key; none when the parameter is absent. */
	public static @Nullable String one(String parameter, @Nullable String value) {
		if (value != null && !matches(value)) {
			throw ApiProblem.invalidParameter(parameter, value, FORM);
		}
		return value;
	}

	/**
	 * A parameter's keys, each of which counts once; none when the parameter is absent.
	 */
	public static List<String> list(String parameter, @Nullable List<String> values) {
		List<String> keys = words(parameter, values);
		keys.forEach((key) -> one(parameter, key));
		return keys;
	}

	/**
	 * A parameter's values, separated by commas or in repetitions of the parameter.
	 */
	public static List<String> words(String parameter, @Nullable List<String> values) {
		if (values == null) {
			return List.of();
		}
		Set<String> words = new LinkedHashSet<>();
		values.forEach((value) -> words.addAll(List.of(value.split(",", -1))));
		if (words.isEmpty() || words.contains("")) {
			throw ApiProblem.invalidParameter(parameter, String.join(",", values), "values separated by commas");
		}
		return new ArrayList<>(words);
	}

}
