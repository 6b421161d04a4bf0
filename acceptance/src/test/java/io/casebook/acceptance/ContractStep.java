package io.casebook.acceptance;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
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

	/** Whether the answer can be shown. */
	boolean isText() {
		return this.said.path("format").isString() && !Json.string(this.said, "format").equals("application/zip");
	}

	/** Notes what later steps need of the answer, by its placeholders. */
	void keep(Answer answer, Map<String, String> known) {
		if (answer.status() == status()) {
			this.said.path("keep")
				.properties()
				.forEach((kept) -> known.put(kept.getKey(), answer.json().at(kept.getValue().asString()).asString()));
		}
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
		headers.addAll(List.of("Accept", (format != null && this.status() < 400) ? format : "*/*"));
		if (this.said.has("first")) {
			return Platform.beginning(path, this.said.get("first").intValue(), headers.toArray(String[]::new));
		}
		if (!this.said.has("sent")) {
			return Platform.send(method, path, headers.toArray(String[]::new));
		}
		String sent = Json.string(this.said, "sent");
		headers.addAll(List.of("Content-Type", sent.equals("multipart/form-data") ? Form.TYPE : sent));
		return Platform.send(method, path, body(sent), Curator.PATIENCE, headers.toArray(String[]::new));
	}

	private BodyPublisher body(String sent) {
		JsonNode body = this.said.path("body");
		if (this.said.has("file")) {
			return BodyPublishers
				.ofByteArray(Platform.open(Json.string(this.said, "file"), BodyHandlers.ofByteArray()).body());
		}
		if (sent.equals("multipart/form-data")) {
			return Curator.text(Form.part("file", "text/csv", Json.string(body, "file"))
					+ Form.part("mapping", "application/json", body.get("mapping").toString()) + Form.END);
		}
		return Curator.text(body.isString() ? body.asString() : body.toString());
	}

	private static String value(JsonNode value, Map<String, String> known) {
		String text = value.isArray() ? String.join(",", Json.texts(value)) : value.asString();
		return known.getOrDefault(text, text);
	}

}
