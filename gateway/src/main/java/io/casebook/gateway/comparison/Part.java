package io.casebook.gateway.comparison;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.casebook.problem.ApiProblem;

/** A section of a comparison, as {@code include} names it. */
enum Part {

	PROFILES, MATRIX, TIMELINE, RELATIONSHIPS, SOURCES, FINDINGS;

	/** Its name in parameters and in {@code sections}. */
	String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The parts that the words name; all without any. */
	static Set<Part> of(List<String> words) {
		if (words.isEmpty()) {
			return EnumSet.allOf(Part.class);
		}
		return words.stream().map(Part::of).collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
	}

	private static Part of(String word) {
		return Arrays.stream(values())
			.filter((part) -> part.label().equals(word))
			.findFirst()
			.orElseThrow(() -> ApiProblem.invalidParameter("include", word,
					"some of " + Arrays.stream(values()).map(Part::label).collect(Collectors.joining(", "))));
	}

}
