package io.casebook.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A contract in parts, each with all operations but few of their optional parameters.
 * Specmatic asks for every combination of these, which for fifteen are thirty thousand;
 * so every parameter is asked for, with and without its neighbours.
 */
final class ContractParts {

	private static final int MOST = 3;

	private ContractParts() {
	}

	static List<ObjectNode> of(ObjectNode contract) {
		List<ObjectNode> parts = new ArrayList<>();
		boolean more = true;
		while (more) {
			ObjectNode part = contract.deepCopy();
			more = part(part, parts.size());
			parts.add(part);
		}
		return parts;
	}

	/** Makes it the part with a number, and tells whether there is one more. */
	private static boolean part(ObjectNode contract, int number) {
		boolean more = false;
		ObjectNode paths = (ObjectNode) contract.get("paths");
		for (String path : Set.copyOf(paths.propertyNames())) {
			ObjectNode operations = (ObjectNode) paths.get(path);
			for (Map.Entry<String, JsonNode> each : Set.copyOf(operations.properties())) {
				int free = choose(each.getValue().path("parameters"), number);
				more |= free > (number + 1) * MOST;
				if (number > 0 && free <= number * MOST) {
					operations.remove(each.getKey());
				}
			}
			if (operations.isEmpty()) {
				paths.remove(path);
			}
		}
		return more;
	}

	/**
	 * Leaves the optional parameters of a part, and those that all examples name in every
	 * one.
	 * @return how many there are for all parts
	 */
	private static int choose(JsonNode parameters, int number) {
		int free = 0;
		Set<String> shown = parameters.findValues("examples")
			.stream()
			.flatMap((examples) -> examples.propertyNames().stream())
			.collect(Collectors.toSet());
		if (parameters instanceof ArrayNode all) {
			for (int i = all.size() - 1; i >= 0; i--) {
				JsonNode parameter = all.get(i);
				if (!parameter.path("in").asString("").equals("query")) {
					continue;
				}
				if (parameter.path("examples").propertyNames().containsAll(shown) && !shown.isEmpty()) {
					((ObjectNode) parameter).put("required", true);
				}
				else if (!parameter.path("required").asBoolean(false) && free++ / MOST != number) {
					all.remove(i);
				}
			}
		}
		return free;
	}

}
