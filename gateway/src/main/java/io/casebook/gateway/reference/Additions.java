package io.casebook.gateway.reference;

import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What stands in no annotation: other formats of a path's operation, and what the
 * functional routes take. Objects are merged, anything else is replaced. Also groups the
 * operations by what they are about, whatever class has them.
 */
final class Additions implements DocumentRule {

	private final JsonNode completion;

	Additions(JsonNode completion) {
		this.completion = completion;
	}

	@Override
	public void apply(ObjectNode document) {
		ObjectNode schemas = DocumentRule.object(DocumentRule.object(document, "components"), "schemas");
		merge(schemas, this.completion.path("schemas"));
		DocumentRule.forEach(document, (path, method, operation) -> {
			merge(operation, this.completion.path("operations").path(operation.path("operationId").asString()));
			if (this.completion.path("tags").get(topic(path)) instanceof StringNode tag) {
				operation.putArray("tags").add(tag);
			}
		});
	}

	/** The first part of a path, without the format that it may end with. */
	private static String topic(String path) {
		return path.substring(ApiDocument.PUBLIC_PATHS.length() + "v1/".length()).replaceFirst("[/.].*", "");
	}

	private static void merge(ObjectNode target, JsonNode added) {
		for (Map.Entry<String, JsonNode> member : added.properties()) {
			if (member.getValue().isObject() && target.get(member.getKey()) instanceof ObjectNode given) {
				merge(given, member.getValue());
			}
			else {
				target.set(member.getKey(), member.getValue().deepCopy());
			}
		}
	}

}
