package io.casebook.gateway.reference;

import java.util.List;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Headers of requests and successful answers, which depend on the method alone: reads
 * that have a version can be asked whether it is another one, and writes name the version
 * that they are meant for.
 */
final class Writes implements DocumentRule {

	private static final String PARAMETERS = "#/components/parameters/";

	private final List<String> tagged;

	Writes(List<String> tagged) {
		this.tagged = tagged;
	}

	@Override
	public void apply(ObjectNode document) {
		DocumentRule.forEach(document, (path, method, operation) -> {
			String id = operation.path("operationId").asString();
			switch (method) {
				case "get" -> {
					if (this.tagged.contains(id)) {
						header(operation, "If-None-Match", "IfNoneMatch");
						DocumentRule.object(responses(operation), "304")
							.put("description", "It is what is there already");
						heads(operation, "200", "ETag");
						heads(operation, "304", "ETag");
					}
				}
				case "put" -> {
					header(operation, "If-Match", "IfMatchToReplace");
					header(operation, "If-None-Match", "IfNoneMatchToCreate");
					header(operation, "Idempotency-Key", "IdempotencyKey");
					described(operation, "200", "Replaced, or unchanged");
					created(operation, "200");
				}
				case "patch", "delete" -> {
					header(operation, "If-Match", "IfMatch");
					header(operation, "Idempotency-Key", "IdempotencyKey");
					described(operation, "200", "Changed, or unchanged");
					heads(operation, "200", "ETag");
					bare(operation);
				}
				default -> {
					header(operation, "Idempotency-Key", "IdempotencyKey");
					created(operation, "201");
					heads(operation, "202", "Location");
				}
			}
		});
	}

	private static void header(ObjectNode operation, String name, String component) {
		ArrayNode parameters = (operation.get("parameters") instanceof ArrayNode given) ? given
				: operation.putArray("parameters");
		parameters.removeIf((each) -> each.path("name").asString("").equals(name));
		parameters.addObject().put("$ref", PARAMETERS + component);
	}

	/** What is created is what would be replaced, and where it is. */
	private static void created(ObjectNode operation, String like) {
		ObjectNode responses = responses(operation);
		if (responses.get(like) instanceof ObjectNode given && given.has("content")) {
			ObjectNode created = DocumentRule.object(responses, "201");
			created.put("description", "Created");
			created.set("content", given.path("content").deepCopy());
			heads(operation, "200", "ETag");
			heads(operation, "201", "ETag");
			heads(operation, "201", "Location");
		}
	}

	/** An answer without content has no format. */
	private static void bare(ObjectNode operation) {
		if (responses(operation).get("204") instanceof ObjectNode given) {
			given.put("description", "Retired; its history stays");
			given.remove("content");
		}
	}

	private static void described(ObjectNode operation, String status, String description) {
		if (responses(operation).get(status) instanceof ObjectNode given) {
			given.put("description", description);
		}
	}

	private static void heads(ObjectNode operation, String status, String name) {
		if (responses(operation).get(status) instanceof ObjectNode given) {
			DocumentRule.object(given, "headers").putObject(name).put("$ref", "#/components/headers/" + name);
		}
	}

	private static ObjectNode responses(ObjectNode operation) {
		return DocumentRule.object(operation, "responses");
	}

}
