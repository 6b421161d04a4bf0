package io.casebook.gateway.reference;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import io.casebook.gateway.deprecation.Deprecations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Makes a whole contract of what the code of all modules says of its operations. */
@Component
class Completion {

	private final JsonNode frame;

	private final List<DocumentRule> rules;

	Completion(JsonMapper json, Deprecations deprecations) throws IOException {
		this.frame = read(json, "openapi.json");
		JsonNode said = read(json, "openapi-completion.json");
		List<String> tagged = said.path("tagged").valueStream().map(JsonNode::asString).toList();
		this.rules = List.of(new GroupParameter(), new Formats(), new Additions(said), new ParameterSchemas(said),
				new Inputs(said), new Writes(tagged), new Failures(), new CommonHeaders(),
				new DeprecatedOperations(deprecations), new UnusedSchemas(), new Bounds(), new Order(),
				new Examples(read(json, "published/openapi.json")));
	}

	private static JsonNode read(JsonMapper json, String name) throws IOException {
		try (InputStream file = new ClassPathResource(name).getInputStream()) {
			return json.readTree(file);
		}
	}

	/** What the document says of the API as a whole. */
	JsonNode frame() {
		return this.frame;
	}

	void complete(ObjectNode document) {
		this.rules.forEach((rule) -> rule.apply(document));
	}

}
