package io.casebook.intake;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Closed vocabularies: each constant of an enum has a word, its name in lower case with
 * hyphens, such as {@code not-reported}.
 */
final class Words {

	private Words() {
	}

	static <E extends Enum<E>> @Nullable E find(Class<E> vocabulary, String word) {
		for (E constant : vocabulary.getEnumConstants()) {
			if (word(constant).equals(word)) {
				return constant;
			}
		}
		return null;
	}

	static <E extends Enum<E>> String expected(Class<E> vocabulary) {
		return Arrays.stream(vocabulary.getEnumConstants())
			.map(Words::word)
			.collect(Collectors.joining(", ", "one of ", ""));
	}

	private static String word(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
