package io.casebook.acceptance;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The steps' requests and answers as examples of a contract.
 *
 * @param contract the document, as the platform serves it
 */
record ContractExamples(ObjectNode contract) {

	/** Forgets all that there are. */
	void clear() {
		this.contract.get("paths")
			.findParents("examples")
			.forEach((holder) -> ((ObjectNode) holder).remove("examples"));
	}

	/** Shows a step's answer, and its request where that is a success. */
	void show(ContractStep step, Answer answer, Map<String, String> ids) {
		ObjectNode operation = operation(step.operation());
		JsonNode parameters = step.said().path("parameters");
		if (operation.get("parameters") instanceof ArrayNode known) {
			known.forEach((parameter) -> {
				JsonNode value = parameters.get(parameter.path("name").asString(""));
				if (value != null && step.status() < 300) {
					put(parameter, step,
							value.isString() ? text(ids.getOrDefault(value.asString(), value.asString())) : value);
				}
			});
		}
		if (step.status() < 300) {
			JsonNode sent = operation.path("requestBody").path("content").path(step.said().path("sent").asString(""));
			put(sent, step, step.said().get("body"));
		}
		put(content(operation, step), step, shown(step, answer));
	}

	private static @Nullable JsonNode shown(ContractStep step, Answer answer) {
		String format = Json.text(step.said(), "format");
		if (format == null || !step.isText()) {
			return null;
		}
		return format.endsWith("json") && !format.endsWith("ndjson") ? answer.json() : text(answer.body());
	}

	private static JsonNode text(String text) {
		return JsonNodeFactory.instance.stringNode(text);
	}

	/** An answer that has an example of its own is not the one that others share. */
	private JsonNode content(ObjectNode operation, ContractStep step) {
		ObjectNode responses = (ObjectNode) operation.get("responses");
		String status = Integer.toString(step.status());
		String reference = responses.path(status).path("$ref").asString("");
		if (!reference.isEmpty()) {
			responses.set(status, this.contract.at(reference.substring(1)).deepCopy());
		}
		return responses.path(status).path("content").path(step.said().path("format").asString(""));
	}

	private ObjectNode operation(String id) {
		for (JsonNode path : this.contract.get("paths")) {
			for (JsonNode operation : path) {
				if (id.equals(Json.text(operation, "operationId"))) {
					return (ObjectNode) operation;
				}
			}
		}
		throw new AssertionError(id + " is not in the contract");
	}

	private static void put(JsonNode holder, ContractStep step, @Nullable JsonNode value) {
		if (value != null && holder instanceof ObjectNode object) {
			ObjectNode examples = (object.get("examples") instanceof ObjectNode given) ? given
					: object.putObject("examples");
			examples.putObject(step.name()).set("value", value);
			object.remove("example");
		}
	}

	/** The answers that the contract shows, by operation, name and status. */
	Map<String, JsonNode> shown() {
		Map<String, JsonNode> shown = new LinkedHashMap<>();
		for (JsonNode path : this.contract.get("paths")) {
			for (JsonNode operation : path) {
				operation.path("responses")
					.properties()
					.forEach(
							(response) -> response.getValue()
								.path("content")
								.forEach((type) -> type.path("examples")
									.properties()
									.forEach((example) -> shown.put(
											"%s %s %s".formatted(Json.string(operation, "operationId"),
													example.getKey(), response.getKey()),
											example.getValue().get("value")))));
			}
		}
		return shown;
	}

}
