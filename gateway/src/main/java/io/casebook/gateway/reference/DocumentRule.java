package io.casebook.gateway.reference;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Completes the merged document in one respect that the code of the operations does not
 * say by itself.
 */
interface DocumentRule {

	List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

	void apply(ObjectNode document);

	/** Does something with each operation of a document. */
	static void forEach(JsonNode document, OperationVisitor visitor) {
		for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
			for (String method : METHODS) {
				if (path.getValue().get(method) instanceof ObjectNode operation) {
					visitor.visit(path.getKey(), method, operation);
				}
			}
		}
	}

	/** The object at a member, made when there is none. */
	static ObjectNode object(ObjectNode parent, String member) {
		return (parent.get(member) instanceof ObjectNode given) ? given : parent.putObject(member);
	}

	/** Does something with an operation. */
	@FunctionalInterface
	interface OperationVisitor {

		void visit(String path, String method, ObjectNode operation);

	}

}
