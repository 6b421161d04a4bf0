package io.casebook.gateway.reference;

import java.util.List;

import io.casebook.gateway.deprecation.Deprecation;
import io.casebook.gateway.deprecation.Deprecations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Marks the operations that are to go, with the headers that tell of it. */
final class DeprecatedOperations implements DocumentRule {

	private static final List<String> HEADERS = List.of("Deprecation", "Sunset");

	private final Deprecations deprecations;

	DeprecatedOperations(Deprecations deprecations) {
		this.deprecations = deprecations;
	}

	@Override
	public void apply(ObjectNode document) {
		DocumentRule.forEach(document, (path, method, operation) -> {
			Deprecation deprecation = this.deprecations.of(method, path);
			if (deprecation != null) {
				operation.put("deprecated", true);
				operation.path("responses").forEach((response) -> tell(response, deprecation));
			}
		});
		String references = document.findValuesAsString("$ref").toString();
		if (document.path("components").get("headers") instanceof ObjectNode headers) {
			HEADERS.stream().filter((name) -> !references.contains("/headers/" + name)).forEach(headers::remove);
		}
	}

	private static void tell(JsonNode each, Deprecation deprecation) {
		if (each instanceof ObjectNode response && !response.has("$ref")) {
			ObjectNode headers = DocumentRule.object(response, "headers");
			HEADERS.stream()
				.filter((name) -> name.equals("Deprecation") || deprecation.sunset() != null)
				.forEach((name) -> headers.putObject(name).put("$ref", "#/components/headers/" + name));
		}
	}

}
