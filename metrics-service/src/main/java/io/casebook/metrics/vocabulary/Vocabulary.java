package io.casebook.metrics.vocabulary;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Enums that are closed vocabularies: each constant has a code, its name in lower case
 * with hyphens, such as {@code not-reported}.
 */
public final class Vocabulary {

	/** Kept, because each row that is read or written has several. */
	private static final Map<Enum<?>, String> CODES = new ConcurrentHashMap<>();

	private Vocabulary() {
	}

	/** The code of a constant. */
	public static String code(Enum<?> constant) {
		return CODES.computeIfAbsent(constant, (each) -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'));
	}

	/** The constant with the code; none when the vocabulary has no such code. */
	public static <E extends Enum<E>> @Nullable E find(Class<E> vocabulary, String code) {
		for (E constant : vocabulary.getEnumConstants()) {
			if (code(constant).equals(code)) {
				return constant;
			}
		}
		return null;
	}

	/**
	 * The constant with the code, which was written by Casebook itself.
	 * @throws IllegalArgumentException when the vocabulary has no such code
	 */
	public static <E extends Enum<E>> E of(Class<E> vocabulary, String code) {
		E constant = find(vocabulary, code);
		if (constant == null) {
			throw new IllegalArgumentException("'%s' is not %s".formatted(code, expected(vocabulary)));
		}
		return constant;
	}

	/** What is accepted, for people. */
	public static <E extends Enum<E>> String expected(Class<E> vocabulary) {
		return Arrays.stream(vocabulary.getEnumConstants())
			.map(Vocabulary::code)
			.collect(Collectors.joining(", ", "one of ", ""));
	}

}
