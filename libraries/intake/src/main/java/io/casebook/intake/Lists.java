package io.casebook.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads fields that are lists: divided by a separator in a cell, arrays in JSON. */
final class Lists {

	/** The most characters of a list in one cell. */
	static final int LONGEST = 8000;

	private final Fields fields;

	Lists(Fields fields) {
		this.fields = fields;
	}

	/** The parts of a list in a cell; none for JSON, which has items. */
	@Nullable List<String> parts(String field, String separator) {
		List<String> parts = this.fields.values().parts(field, separator);
		String text = (parts != null) ? this.fields.values().text(field) : null;
		if (text != null && (text.length() > LONGEST || !Forms.isPrintable(text))) {
			this.fields.refuse(field, text, "1 to %d printable characters".formatted(LONGEST));
			return List.of();
		}
		return parts;
	}

	/** The items of a list in JSON. */
	List<Item> items(String field) {
		List<JsonNode> nodes = this.fields.read(field, this.fields.values()::items);
		List<Item> items = new ArrayList<>();
		if (nodes != null) {
			nodes.forEach((node) -> items.add(new Item(this.fields, field, items.size(), node)));
		}
		return items;
	}

	/** The texts of either, each of a form. */
	List<String> texts(String field, String separator, Function<String, String> form) {
		List<String> parts = parts(field, separator);
		if (parts != null) {
			parts.forEach((part) -> this.fields.say(field, part, form));
			return parts;
		}
		return items(field).stream().map((item) -> {
			String text = item.text("a text in quotes");
			this.fields.say(item.field(), text, form);
			return (text != null) ? text : "";
		}).toList();
	}

	/**
	 * A list that is too long for one cell could not be exported and imported again.
	 * @param parts as they are written in a cell, with the separator after each
	 */
	void requireCell(String field, Stream<String> parts) {
		long length = parts.mapToLong(String::length).sum();
		if (length > LONGEST) {
			this.fields.refuse(field, null, "a list of at most %d characters in all".formatted(LONGEST));
		}
	}

	/** A text that a list in one cell can hold as well. */
	static @Nullable String listed(FieldReader item, String field, int longest, String separator) {
		String text = item.optional(field, longest);
		if (text != null && (!text.equals(text.strip()) || (" " + text + " ").contains(separator))) {
			item.refuse(field, text, "text without space around it and without '%s', which divides lists in tables"
				.formatted(separator.strip()));
		}
		return text;
	}

}
