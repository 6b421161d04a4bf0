package io.casebook.gateway.reference;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The views of which a client can ask for some fields only: no member of theirs is sure
 * to be there.
 */
final class SelectableViews implements DocumentRule {

	private static final List<String> VIEWS = List.of("Comparison", "Dossier");

	private static final String REFERENCE = "#/components/schemas/";

	@Override
	public void apply(ObjectNode document) {
		JsonNode schemas = document.path("components").path("schemas");
		Set<String> seen = new HashSet<>();
		VIEWS.forEach((view) -> loosen(schemas, view, seen));
	}

	private static void loosen(JsonNode schemas, String name, Set<String> seen) {
		if (seen.add(name) && schemas.get(name) instanceof ObjectNode schema) {
			schema.remove("required");
			schema.findValuesAsString("$ref")
				.forEach((reference) -> loosen(schemas, reference.replace(REFERENCE, ""), seen));
		}
	}

}
