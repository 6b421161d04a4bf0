package io.casebook.gateway.concept;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A concept of a taxonomy. Written out it is its tag, such as {@code us-gaap:Assets}.
 *
 * @param taxonomy the taxonomy's usual prefix
 * @param name the concept's name there, in which capitals count
 */
public record Concept(String taxonomy, String name) implements Comparable<Concept> {

	/** What prefixes and names are, for people. */
	public static final String EXPECTED = "1 to 200 letters, digits, dots, underscores and hyphens, a letter first";

	private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9._-]{0,199}");

	private static final Comparator<Concept> ORDER = Comparator.comparing(Concept::taxonomy)
		.thenComparing(Concept::name);

	/** Whether the text can be a prefix or a name. */
	public static boolean isName(String text) {
		return NAME.matcher(text).matches();
	}

	@Override
	public int compareTo(Concept other) {
		return ORDER.compare(this, other);
	}

	@Override
	public String toString() {
		return this.taxonomy + ":" + this.name;
	}

}
