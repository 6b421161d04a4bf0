package io.casebook.gateway.reference;

import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parameter {@code group}, which the gateway takes in the place of companies on paths
 * of services that do not know groups.
 */
final class GroupParameter implements DocumentRule {

	/** The paths, each with the parameter that it takes companies by. */
	private static final Map<String, String> PATHS = Map.of("/api/v1/observations", "company", "/api/v1/matrix",
			"companies", "/api/v1/events", "company", "/api/v1/timelines", "companies");

	@Override
	public void apply(ObjectNode document) {
		PATHS.forEach((path, companies) -> {
			if (document.path("paths").path(path).path("get").get("parameters") instanceof ArrayNode parameters) {
				parameters.forEach((parameter) -> optional(parameter, companies));
				ObjectNode group = parameters.addObject();
				group.put("name", "group")
					.put("in", "query")
					.put("description",
							"Key of a group, in place of %s: stands for the group's companies. While company-service is out, as last heard of; the header Casebook-Sections then says group=stale and its age"
								.formatted(companies))
					.put("required", false);
				group.putObject("schema").put("type", "string");
			}
		});
	}

	/** What a group can replace is no longer required. */
	private static void optional(JsonNode parameter, String name) {
		if (parameter instanceof ObjectNode object && object.path("name").asString().equals(name)) {
			object.replace("required", BooleanNode.FALSE);
		}
	}

}
