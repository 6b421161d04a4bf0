package io.casebook.gateway.filing;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import io.casebook.gateway.concept.Concept;
import io.casebook.gateway.identity.Slugs;

/**
 * Keys of indices that stand for concepts without a mapping: the tag with hyphens, such
 * as {@code us-gaap-increase-decrease-in-inventories}. Where that is too long, or would
 * be another tag's key too, a digest of the tag ends it. A key depends on the tag alone,
 * so that it is the same in every import.
 */
final class IndexKey {

	private static final String WORDS = "(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[._-]+";

	private IndexKey() {
	}

	static String of(Concept concept) {
		String[] words = concept.name().split(WORDS);
		String key = Slugs.of(concept.taxonomy()) + "-"
				+ Arrays.stream(words).map((word) -> word.toLowerCase(Locale.ROOT)).collect(Collectors.joining("-"));
		boolean reversible = Arrays.stream(words)
			.map(IndexKey::capitalised)
			.collect(Collectors.joining())
			.equals(concept.name()) && Slugs.of(concept.taxonomy()).equals(concept.taxonomy());
		return (reversible && key.length() <= Slugs.LONGEST) ? key : Slugs.distinct(key, concept.toString());
	}

	/**
	 * The key of a concept's index for another unit than the main index has. Two hyphens
	 * in a row keep it apart from the keys of tags.
	 */
	static String forUnit(String key, XbrlUnit unit) {
		String whole = key + "--" + unit.slug();
		return (whole.length() <= Slugs.LONGEST) ? whole : another(key, unit);
	}

	/** The key for a unit when an index of another sort has the one it should have. */
	static String another(String key, XbrlUnit unit) {
		return Slugs.distinct(key, key + " " + unit.family());
	}

	private static String capitalised(String word) {
		return word.isEmpty() ? word
				: Character.toUpperCase(word.charAt(0)) + word.substring(1).toLowerCase(Locale.ROOT);
	}

}
