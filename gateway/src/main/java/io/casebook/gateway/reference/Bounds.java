package io.casebook.gateway.reference;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bounds of whatever has none of its own. They are what clients may rely on when they set
 * aside room: no text that is taken in is longer, and no list of an answer.
 */
final class Bounds implements DocumentRule {

	/** What the spool takes, unless an installation says otherwise. */
	private static final int LONGEST_FILE = Integer.MAX_VALUE;

	private static final int LONGEST = 100_000;

	/** The largest whole number that every reader of JSON holds exactly. */
	private static final long LARGEST_EXACT = (1L << 53) - 1;

	private static final int MOST = 1_000_000;

	@Override
	public void apply(ObjectNode document) {
		bound(document);
	}

	private static void bound(JsonNode node) {
		if (node instanceof ObjectNode schema && schema.path("type").isString()) {
			switch (schema.path("type").asString()) {
				case "string" -> text(schema);
				case "integer" -> number(schema);
				case "array" -> absent(schema, "maxItems", MOST);
				default -> {
					// has no bounds
				}
			}
		}
		node.properties()
			.stream()
			.filter((member) -> !member.getKey().startsWith("example"))
			.forEach((member) -> bound(member.getValue()));
		if (node.isArray()) {
			node.forEach(Bounds::bound);
		}
	}

	private static void text(ObjectNode schema) {
		boolean file = schema.path("format").asString("").equals("binary");
		if (!schema.has("enum") && !schema.has("const")) {
			absent(schema, "maxLength", file ? LONGEST_FILE : LONGEST);
		}
	}

	private static void number(ObjectNode schema) {
		if (!schema.has("format")) {
			schema.put("format", "int32");
		}
		absent(schema, "minimum", 0);
		if (!schema.has("maximum")) {
			schema.put("maximum", schema.path("format").asString().equals("int64") ? LARGEST_EXACT : Integer.MAX_VALUE);
		}
	}

	private static void absent(ObjectNode schema, String name, int value) {
		if (!schema.has(name)) {
			schema.put(name, value);
		}
	}

}
