package io.casebook.gateway.reference;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One order of everything that has none, so that the same API is the same document
 * whichever machine makes it.
 */
final class Order implements DocumentRule {

	private static final List<String> MEMBERS = List.of("operationId", "tags", "summary", "description", "deprecated",
			"parameters", "requestBody", "responses", "security");

	@Override
	public void apply(ObjectNode document) {
		sort(document, "paths");
		document.path("components").properties().forEach((kind) -> sortMembers(kind.getValue()));
		document.path("components").path("schemas").forEach(Order::required);
		sortMembers(document.path("components"));
		document.path("paths").forEach((path) -> sortMembers(path));
		DocumentRule.forEach(document, (path, method, operation) -> {
			List.of("responses").forEach((member) -> sort(operation, member));
			operation.path("responses").forEach((response) -> {
				sortMembers(response.path("headers"));
				sortMembers(response.path("content"));
			});
			sortMembers(operation.path("requestBody").path("content"));
			Map<String, JsonNode> members = new TreeMap<>();
			operation.properties().forEach((member) -> members.put(rank(member.getKey()), member.getValue()));
			operation.removeAll();
			members.forEach((rank, value) -> operation.set(rank.substring(2), value));
		});
	}

	private static String rank(String member) {
		int place = MEMBERS.indexOf(member);
		return "%02d".formatted((place >= 0) ? place : MEMBERS.size()) + member;
	}

	private static void sort(ObjectNode parent, String member) {
		sortMembers(parent.path(member));
	}

	private static void sortMembers(JsonNode node) {
		if (node instanceof ObjectNode object) {
			Map<String, JsonNode> members = new TreeMap<>();
			object.properties().forEach((member) -> members.put(member.getKey(), member.getValue()));
			object.removeAll();
			members.forEach(object::set);
		}
	}

	private static void required(JsonNode schema) {
		if (schema.get("required") instanceof ArrayNode names) {
			List<String> sorted = names.valueStream().map(JsonNode::asString).sorted().toList();
			names.removeAll();
			sorted.forEach(names::add);
		}
	}

}
