package io.casebook.gateway.reference;

import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
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
				describe(path, parameter, schema);
			}
		}));
	}

	private void describe(String path, ObjectNode parameter, ObjectNode schema) {
		String name = parameter.path("name").asString();
		boolean list = schema.path("type").asString().equals("array");
		JsonNode known = known(path, parameter.path("in").asString(), name);
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

	/**
	 * The same name may be something else in a place, or among the operations of a kind
	 * of thing.
	 */
	private JsonNode known(String path, String place, String name) {
		JsonNode schemas = this.completion.path("parameters");
		String kind = path.substring(ApiDocument.PUBLIC_PATHS.length()).split("/")[1];
		return Stream.of(kind + " " + name, place + " " + name, name)
			.map(schemas::path)
			.filter((known) -> !known.isMissingNode())
			.findFirst()
			.orElse(MissingNode.getInstance());
	}

}
