package io.casebook.gateway.reference;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How operations fail. What the gateway and the services do alike depends on the method,
 * the body and the parameters; what an operation says of a failure itself, stands.
 */
final class Failures implements DocumentRule {

	private static final Map<String, String> MEANINGS = new TreeMap<>(Map.ofEntries(
			Map.entry("400", "A parameter, a header or the body is malformed, or a parameter is unknown"),
			Map.entry("401", "The key is missing or not one of this installation"),
			Map.entry("403", "The key does not allow this"),
			Map.entry("404", "A key in the path or in a parameter names nothing"),
			Map.entry("406", "There is no format that the client accepts"),
			Map.entry("409", "It conflicts with what is there, or with a request that is still being worked on"),
			Map.entry("412", "The version is another one by now"), Map.entry("413", "The body is too large"),
			Map.entry("415", "The body is of a type that is not read"),
			Map.entry("422", "The content breaks rules: all faults at once, each at its place; nothing is changed"),
			Map.entry("428", "If-Match is missing"), Map.entry("429", "More was asked for than the quota allows"),
			Map.entry("503", "A service or database that the answer needs does not answer, or too much is under way")));

	private static final List<String> WAITING = List.of("429", "503");

	@Override
	public void apply(ObjectNode document) {
		ObjectNode shared = DocumentRule.object(DocumentRule.object(document, "components"), "responses");
		MEANINGS.forEach((status, meaning) -> problem(shared.putObject("Problem" + status), status, meaning));
		DocumentRule.forEach(document, (path, method, operation) -> {
			ObjectNode responses = DocumentRule.object(operation, "responses");
			for (String status : statuses(path, method, operation)) {
				JsonNode said = responses.path(status).path("description");
				if (said.isString() && !said.asString().isEmpty()) {
					problem(responses.putObject(status), status, said.asString());
				}
				else {
					responses.putObject(status).put("$ref", "#/components/responses/Problem" + status);
				}
			}
			responses.putObject("default").put("$ref", "#/components/responses/Problem");
		});
	}

	private static TreeSet<String> statuses(String path, String method, ObjectNode operation) {
		TreeSet<String> statuses = new TreeSet<>(List.of("400", "401", "403", "406", "429", "503"));
		operation.path("responses")
			.propertyNames()
			.stream()
			.filter((status) -> status.startsWith("4") || status.startsWith("5"))
			.forEach(statuses::add);
		boolean named = path.contains("{") || operation.path("parameters")
			.valueStream()
			.anyMatch((parameter) -> parameter.findValuesAsString("$ref").contains("#/components/schemas/Key"));
		if (named) {
			statuses.add("404");
		}
		if (operation.has("requestBody")) {
			statuses.addAll(List.of("404", "409", "413", "415", "422"));
		}
		if (!method.equals("get") && !method.equals("post")) {
			statuses.addAll(List.of("404", "409", "412", "422", "428"));
		}
		return statuses;
	}

	private static void problem(ObjectNode response, String status, String description) {
		response.put("description", description);
		if (status.equals("401")) {
			header(response, "WWW-Authenticate");
		}
		if (WAITING.contains(status)) {
			header(response, "Retry-After");
		}
		response.putObject("content")
			.putObject("application/problem+json")
			.putObject("schema")
			.put("$ref", "#/components/schemas/Problem");
	}

	private static void header(ObjectNode response, String name) {
		DocumentRule.object(response, "headers").putObject(name).put("$ref", "#/components/headers/" + name);
	}

}
