package io.casebook.gateway.reference;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The formats of answers as they go over the wire: an answer of any type is JSON, and
 * tables and streams of lines are text, of which the document can say no more than what a
 * line holds.
 */
final class Formats implements DocumentRule {

	private static final List<String> TEXTS = List.of("application/x-ndjson", "text/csv");

	private static final String KEYS = "/api/v1/api-keys";

	@Override
	public void apply(ObjectNode document) {
		DocumentRule.forEach(document, (path, method, operation) -> {
			operation.path("responses").forEach(Formats::ofAnswer);
			if (!method.equals("get") || path.startsWith(KEYS)) {
				secured(operation);
			}
		});
	}

	private static void ofAnswer(JsonNode response) {
		if (response.get("content") instanceof ObjectNode content) {
			JsonNode any = content.remove("*/*");
			if (any != null) {
				content.set("application/json", any);
			}
			for (Map.Entry<String, JsonNode> type : content.properties()) {
				if (TEXTS.contains(type.getKey())) {
					lines((ObjectNode) type.getValue(), type.getKey());
				}
			}
		}
	}

	private static void lines(ObjectNode type, String name) {
		JsonNode item = type.path("schema").path("items").path("$ref");
		String what = item.isString() ? ", each a " + item.asString().replaceFirst(".*/", "") : "";
		type.putObject("schema")
			.put("type", "string")
			.put("description", name.equals("text/csv") ? "A header and rows" : "Lines of JSON" + what);
	}

	/** Whatever changes something needs a key, and so does what tells of keys. */
	private static void secured(ObjectNode operation) {
		ArrayNode security = operation.putArray("security");
		security.addObject().putArray("apiKey");
		security.addObject().putArray("bearer");
	}

}
