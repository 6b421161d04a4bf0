package io.casebook.gateway.reference;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a parameter may be, by its name: the services read their parameters as text, to
 * refuse them in words of their own. A list is separated by commas.
 */
final class ParameterSchemas implements DocumentRule {

	private static final int MOST = 100;

	private final JsonNode completion;

	ParameterSchemas(JsonNode completion) {
		this.completion = completion;
	}

	@Override
	public void apply(ObjectNode document) {
		DocumentRule.forEach(document, (path, method, operation) -> operation.path("parameters").forEach((each) -> {
			if (each instanceof ObjectNode parameter && parameter.path("schema") instanceof ObjectNode schema) {
				describe(parameter, schema);
			}
		}));
	}

	private void describe(ObjectNode parameter, ObjectNode schema) {
		String name = parameter.path("name").asString();
		boolean list = schema.path("type").asString().equals("array");
		JsonNode known = known(parameter.path("in").asString(), name);
		if (!known.isMissingNode() && !schema.has("enum") && !schema.path("items").has("enum")) {
			if (list) {
				schema.set("items", known.deepCopy());
			}
			else {
				parameter.set("schema", known.deepCopy());
			}
		}
		if (list) {
			schema.put("minItems", 1).put("maxItems", this.completion.path("most").path(name).asInt(MOST));
			parameter.put("style", "form").put("explode", false);
			parameter.remove("example");
		}
	}

	private JsonNode known(String place, String name) {
		JsonNode schemas = this.completion.path("parameters");
		JsonNode placed = schemas.path(place + " " + name);
		return placed.isMissingNode() ? schemas.path(name) : placed;
	}

}
