package io.casebook.gateway.reference;

import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a document must and may say that is sent to be written. It has the members of what
 * is read, without those that Casebook makes, and fewer are required: what is absent is
 * empty, or follows from the address. A source may be named by its key alone. A merge
 * patch may leave all of them out.
 */
final class Inputs implements DocumentRule {

	private static final String REFERENCE = "#/components/schemas/";

	private static final String MERGE_PATCH = "application/merge-patch+json";

	private final JsonNode completion;

	Inputs(JsonNode completion) {
		this.completion = completion;
	}

	@Override
	public void apply(ObjectNode document) {
		ObjectNode schemas = (ObjectNode) document.path("components").path("schemas");
		for (Map.Entry<String, JsonNode> input : this.completion.path("inputs").properties()) {
			if (schemas.get(input.getKey()) instanceof ObjectNode read) {
				schemas.set(input.getKey() + "Input", input(read, input.getValue()));
			}
		}
		DocumentRule.forEach(document, (path, method, operation) -> {
			if (operation.path("requestBody").get("content") instanceof ObjectNode content) {
				content.forEach((type) -> takeInput(schemas, (ObjectNode) type));
				if (method.equals("patch")) {
					content.forEach((type) -> ((ObjectNode) type).set("schema", patch(document)));
					content.remove("application/json");
					content.putObject(MERGE_PATCH).set("schema", patch(document));
				}
			}
		});
	}

	private static ObjectNode input(ObjectNode read, JsonNode rule) {
		ObjectNode input = read.deepCopy();
		rule.path("omitted").forEach((member) -> ((ObjectNode) input.path("properties")).remove(member.asString()));
		if (input.at("/properties/sources/items") instanceof ObjectNode items && items.has("$ref")) {
			JsonNode citation = items.deepCopy();
			items.removeAll();
			items.putArray("anyOf").add(citation).addObject().put("$ref", REFERENCE + "SourceKey");
		}
		ArrayNode required = input.putArray("required");
		rule.path("required").forEach(required::add);
		return input;
	}

	private static void takeInput(ObjectNode schemas, ObjectNode type) {
		String name = type.path("schema").path("$ref").asString("").replace(REFERENCE, "") + "Input";
		if (schemas.has(name)) {
			type.putObject("schema").put("$ref", REFERENCE + name);
		}
	}

	private static ObjectNode patch(ObjectNode document) {
		return document.objectNode()
			.put("type", "object")
			.put("minProperties", 1)
			.put("description", "A merge patch (RFC 7396) of what is read: null removes a member");
	}

}
