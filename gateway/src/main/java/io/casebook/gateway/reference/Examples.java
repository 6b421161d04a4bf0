package io.casebook.gateway.reference;

import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Carries the examples of the published document over. They are real answers with their
 * requests, taken from a running platform when the document was made.
 */
final class Examples implements DocumentRule {

	private static final String NAME = "examples";

	/** What an operation says of itself; there is one kind of example or the other. */
	private static final String MADE_UP = "example";

	private final JsonNode published;

	Examples(JsonNode published) {
		this.published = published;
	}

	@Override
	public void apply(ObjectNode document) {
		carry(this.published.path("paths"), document.path("paths"), document);
	}

	private static void carry(JsonNode from, JsonNode to, ObjectNode document) {
		if (from instanceof ObjectNode given && to instanceof ObjectNode target) {
			for (Map.Entry<String, JsonNode> member : given.properties()) {
				if (member.getKey().equals(NAME)) {
					target.set(NAME, member.getValue().deepCopy());
					target.remove(MADE_UP);
				}
				else {
					resolve(member, target, document);
					carry(member.getValue(), target.path(member.getKey()), document);
				}
			}
		}
		else if (from.isArray() && to.size() == from.size()) {
			for (int i = 0; i < from.size(); i++) {
				carry(from.path(i), to.path(i), document);
			}
		}
	}

	/** An answer that has an example of its own is not the one that others share. */
	private static void resolve(Map.Entry<String, JsonNode> member, ObjectNode target, ObjectNode document) {
		String reference = target.path(member.getKey()).path("$ref").asString("");
		if (reference.startsWith("#/components/responses/") && !member.getValue().has("$ref")) {
			target.set(member.getKey(), document.at(reference.substring(1)).deepCopy());
		}
	}

}
