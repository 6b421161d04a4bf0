package io.casebook.gateway.reference;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas that only paths which were left out needed. */
final class UnusedSchemas implements DocumentRule {

	private static final String SCHEMAS = "#/components/schemas/";

	/** Removing one may leave another without use, so it goes on until none is. */
	@Override
	public void apply(ObjectNode document) {
		if (document.path("components").get("schemas") instanceof ObjectNode schemas) {
			List<String> unused = unused(document, schemas);
			while (!unused.isEmpty()) {
				unused.forEach(schemas::remove);
				unused = unused(document, schemas);
			}
		}
	}

	private static List<String> unused(JsonNode document, ObjectNode schemas) {
		Set<String> used = new HashSet<>();
		document.findValues("$ref").forEach((reference) -> used.add(reference.asString()));
		return schemas.propertyNames().stream().filter((name) -> !used.contains(SCHEMAS + name)).toList();
	}

}
