package io.casebook.gateway.filing;

import io.casebook.gateway.concept.Concept;
import org.jspecify.annotations.Nullable;

/** What indices of concepts without a mapping are called. */
final class IndexTexts {

	private static final int LONGEST_TITLE = 300;

	private static final int LONGEST_DEFINITION = 4000;

	private IndexTexts() {
	}

	/** The concept's label, or its name when it has none. */
	static String title(@Nullable String label, Concept concept) {
		String plain = plain(label);
		return cut(plain.isEmpty() ? concept.name() : plain, LONGEST_TITLE);
	}

	/** The tag and what the taxonomy says of the concept. */
	static String definition(@Nullable String description, Concept concept) {
		String plain = plain(description);
		return cut(plain.isEmpty() ? concept.toString() : concept + ". " + plain, LONGEST_DEFINITION);
	}

	private static String plain(@Nullable String text) {
		return (text != null) ? text.replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ").strip() : "";
	}

	private static String cut(String text, int longest) {
		if (text.length() <= longest) {
			return text;
		}
		int end = longest - (Character.isHighSurrogate(text.charAt(longest - 2)) ? 2 : 1);
		return text.substring(0, end) + "…";
	}

}
