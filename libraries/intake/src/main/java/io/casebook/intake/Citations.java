package io.casebook.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Reads sources: {@code KEY} or {@code KEY#locator}, separated by semicolons in a cell;
 * objects of {@code key} and {@code locator}, or keys, in JSON.
 */
final class Citations {

	private static final String SEPARATOR = ";";

	private static final int MOST = 16;

	private static final int LONGEST_LOCATOR = 1000;

	private final Fields fields;

	private final Lists lists;

	Citations(Fields fields) {
		this.fields = fields;
		this.lists = new Lists(fields);
	}

	List<Citation> read(String field) {
		List<String> parts = this.lists.parts(field, SEPARATOR);
		List<Citation> citations = new ArrayList<>();
		if (parts != null) {
			parts.forEach((part) -> citations.add(citation(field, part.split("#", 2))));
		}
		else {
			for (Item item : this.lists.items(field)) {
				FieldReader object = item.object(Set.of("key", "locator"));
				citations.add((object != null) ? citation(object) : citation(item));
			}
			this.lists.requireCell(field, citations.stream().map(Citations::part));
		}
		List<Citation> said = citations.stream().filter((citation) -> !citation.key().isEmpty()).toList();
		if (citations.size() > MOST || said.stream().distinct().count() < said.size()) {
			this.fields.refuse(field, null, "at most %d sources, each once".formatted(MOST));
		}
		return citations;
	}

	private static String part(Citation citation) {
		return ((citation.locator() != null) ? citation.key() + "#" + citation.locator() : citation.key()) + SEPARATOR;
	}

	private static Citation citation(FieldReader object) {
		return new Citation(object.source("key"), Lists.listed(object, "locator", LONGEST_LOCATOR, SEPARATOR));
	}

	private Citation citation(Item item) {
		String key = item.text("the key of a source, or an object with it");
		return (key != null) ? citation(item.field(), new String[] { key }) : new Citation("", null);
	}

	private Citation citation(String field, String[] parts) {
		String locator = (parts.length == 2) ? parts[1].strip() : null;
		if (!Forms.isSource(parts[0].strip()) || isTooLongOrEmpty(locator)) {
			this.fields.refuse(field, String.join("#", parts),
					"keys of sources, such as AG17 or AG17#p. 4, separated by semicolons in a cell");
		}
		return new Citation(parts[0].strip(), locator);
	}

	private static boolean isTooLongOrEmpty(@Nullable String locator) {
		return locator != null && (locator.isEmpty() || locator.length() > LONGEST_LOCATOR);
	}

}
