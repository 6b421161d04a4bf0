package io.casebook.gateway.reference;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The headers that every answer of the gateway may have. */
final class CommonHeaders implements DocumentRule {

	private static final List<String> NAMES = List.of("Access-Control-Allow-Origin", "RateLimit", "RateLimit-Policy");

	@Override
	public void apply(ObjectNode document) {
		document.path("components").path("responses").forEach(CommonHeaders::add);
		DocumentRule.forEach(document,
				(path, method, operation) -> operation.path("responses").forEach(CommonHeaders::add));
	}

	private static void add(JsonNode each) {
		if (each instanceof ObjectNode response && !response.has("$ref")) {
			ObjectNode headers = DocumentRule.object(response, "headers");
			NAMES.forEach((name) -> headers.putObject(name).put("$ref", "#/components/headers/" + name));
		}
	}

}
