package io.casebook.gateway.reference;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * One OpenAPI document made of several. Of each, the public paths are taken and the
 * components they use; a component or operation whose name is taken already gets the
 * provider's name in front.
 */
final class ApiDocument {

	static final String PUBLIC_PATHS = "/api/";

	private final ObjectNode document;

	private final ObjectNode paths;

	private final ObjectNode components;

	private final Set<String> operations = new TreeSet<>();

	ApiDocument(JsonNode frame) {
		this.document = (ObjectNode) frame.deepCopy();
		this.paths = this.document.putObject("paths");
		this.components = (this.document.get("components") instanceof ObjectNode given) ? given
				: this.document.putObject("components");
	}

	/**
	 * Takes the public paths of a provider's document in.
	 * @param provider the provider's name, such as {@code metrics}
	 */
	void add(String provider, JsonNode provided) {
		JsonNode copy = provided.deepCopy();
		Map<String, String> renamed = addComponents(provider, copy.path("components"));
		for (Map.Entry<String, JsonNode> path : copy.path("paths").properties()) {
			if (path.getKey().startsWith(PUBLIC_PATHS)) {
				addOperations(provider, path.getValue());
				rewrite(path.getValue(), renamed);
				this.paths.set(path.getKey(), path.getValue());
			}
		}
	}

	/** The document of all that was added; says whose paths are missing. */
	ObjectNode finish(List<String> missing) {
		if (!missing.isEmpty()) {
			ArrayNode names = this.document.putArray("x-unavailable");
			missing.forEach(names::add);
		}
		return this.document;
	}

	private Map<String, String> addComponents(String provider, JsonNode provided) {
		Map<String, String> renamed = new TreeMap<>();
		for (Map.Entry<String, JsonNode> kind : provided.properties()) {
			for (Map.Entry<String, JsonNode> component : kind.getValue().properties()) {
				JsonNode taken = this.components.path(kind.getKey()).path(component.getKey());
				if (!taken.isMissingNode() && !(taken.equals(component.getValue()) && closed(taken))) {
					renamed.put(reference(kind.getKey(), component.getKey()),
							reference(kind.getKey(), prefixed(provider, component.getKey())));
				}
			}
		}
		for (Map.Entry<String, JsonNode> kind : provided.properties()) {
			ObjectNode target = (this.components.get(kind.getKey()) instanceof ObjectNode given) ? given
					: this.components.putObject(kind.getKey());
			for (Map.Entry<String, JsonNode> component : kind.getValue().properties()) {
				String name = renamed.containsKey(reference(kind.getKey(), component.getKey()))
						? prefixed(provider, component.getKey()) : component.getKey();
				rewrite(component.getValue(), renamed);
				target.set(name, component.getValue());
			}
		}
		return renamed;
	}

	private void addOperations(String provider, JsonNode path) {
		for (JsonNode each : path) {
			if (each instanceof ObjectNode operation && operation.get("operationId") instanceof StringNode id) {
				String name = this.operations.contains(id.stringValue()) ? prefixed(provider, id.stringValue())
						: id.stringValue();
				this.operations.add(name);
				operation.put("operationId", name);
			}
		}
	}

	/** Whether a component refers to no other, so that equal text means equal sense. */
	private static boolean closed(JsonNode component) {
		return component.findValue("$ref") == null;
	}

	private static void rewrite(@Nullable JsonNode node, Map<String, String> renamed) {
		if (node instanceof ObjectNode object && object.get("$ref") instanceof StringNode reference) {
			object.put("$ref", renamed.getOrDefault(reference.stringValue(), reference.stringValue()));
		}
		if (node != null) {
			node.forEach((child) -> rewrite(child, renamed));
		}
	}

	private static String reference(String kind, String name) {
		return "#/components/" + kind + "/" + name;
	}

	private static String prefixed(String provider, String name) {
		return Character.toUpperCase(provider.charAt(0)) + provider.substring(1) + Character.toUpperCase(name.charAt(0))
				+ name.substring(1);
	}

}
