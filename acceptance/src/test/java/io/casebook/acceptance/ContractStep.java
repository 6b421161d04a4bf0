package io.casebook.acceptance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * A request that the contract shows as an example, and how it is answered.
 *
 * @param said the operation, the parameters, the body and the status and format expected
 */
record ContractStep(JsonNode said) {

	String operation() {
		return Json.string(this.said, "operation");
	}

	/** The name of the example. */
	String name() {
		return Json.string(this.said, "name");
	}

	int status() {
		return this.said.get("status").intValue();
	}

	/** Whether the answer is another one each time. */
	boolean isMoving() {
		return this.said.has("moving");
	}

	/**
	 * Asks it.
	 * @param contract where the operation's method and path are
	 * @param known the ids of what earlier steps made, by their placeholders
	 */
	Answer ask(JsonNode contract, Map<String, String> known) {
		for (Map.Entry<String, JsonNode> path : contract.get("paths").properties()) {
			for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
				if (operation().equals(Json.text(operation.getValue(), "operationId"))) {
					return ask(operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), known);
				}
			}
		}
		throw new AssertionError(operation() + " is not in the contract");
	}

	private Answer ask(String method, String template, Map<String, String> known) {
		String path = template;
		List<String> query = new ArrayList<>();
		List<String> headers = new ArrayList<>(List.of("X-API-Key", AdminKey.value()));
		for (Map.Entry<String, JsonNode> parameter : this.said.path("parameters").properties()) {
			String name = parameter.getKey();
			String value = value(parameter.getValue(), known);
			if (path.contains("{" + name + "}")) {
				path = path.replace("{" + name + "}", value);
			}
			else if (name.startsWith("If-")) {
				headers.addAll(List.of(name, value));
			}
			else {
				query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
			}
		}
		path += query.isEmpty() ? "" : "?" + String.join("&", query);
		String format = Json.text(this.said, "format");
		headers.addAll(List.of("Accept", (format != null && this.status() < 400) ? format : "application/json"));
		JsonNode body = this.said.get("body");
		if (body == null) {
			return Platform.send(method, path, headers.toArray(String[]::new));
		}
		headers.addAll(List.of("Content-Type", Json.string(this.said, "sent")));
		return Platform.send(method, path, Curator.text(body.isString() ? body.asString() : body.toString()),
				Curator.PATIENCE, headers.toArray(String[]::new));
	}

	private static String value(JsonNode value, Map<String, String> known) {
		String text = value.isArray() ? String.join(",", Json.texts(value)) : value.asString();
		return known.getOrDefault(text, text);
	}

}
