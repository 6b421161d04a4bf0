package io.casebook.metrics.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.casebook.metrics.claim.Citation;

/**
 * Citations in one field: {@code KEY} or {@code KEY#locator}, separated by semicolons.
 */
final class CitationList {

	private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

	/** Bounds what makes two claims the same, which is indexed. */
	private static final int MOST = 16;

	private CitationList() {
	}

	/**
	 * Reads citations.
	 * @throws IllegalArgumentException saying what was expected
	 */
	static List<Citation> read(String text) {
		List<Citation> citations = new ArrayList<>();
		for (String part : text.split(";", -1)) {
			String[] parts = part.strip().split("#", 2);
			Citation citation = new Citation(parts[0], (parts.length == 2) ? parts[1].strip() : null);
			boolean empty = citation.locator() != null && citation.locator().isEmpty();
			if (!SOURCE.matcher(citation.key()).matches() || empty || citations.contains(citation)) {
				throw new IllegalArgumentException(
						"keys of sources, each once, such as AG17 or AG17#p. 4, separated by semicolons");
			}
			citations.add(citation);
		}
		if (citations.size() > MOST) {
			throw new IllegalArgumentException("at most %d sources".formatted(MOST));
		}
		return citations;
	}

}
