package io.casebook.gateway.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which fields of a view are wanted: dotted paths such as {@code cells.value}. Without
 * any, all are.
 */
public final class FieldSelection {

	/** A selection without fields of its own takes all below. */
	private final Map<String, FieldSelection> fields = new LinkedHashMap<>();

	private final Shape shape;

	private FieldSelection(Shape shape) {
		this.shape = shape;
	}

	/**
	 * Reads the paths.
	 * @throws ApiProblem naming each path that the view does not have
	 */
	public static FieldSelection of(Class<? extends Record> view, List<String> paths) {
		FieldSelection selection = new FieldSelection(Shape.of(view));
		List<InvalidInput> errors = new ArrayList<>();
		for (String path : paths) {
			if (!selection.add(List.of(path.split("\\.", -1)))) {
				errors.add(InvalidInput.parameter("fields", path, "a field of the view, such as cells.value"));
			}
		}
		if (!errors.isEmpty()) {
			throw new ApiProblem(ProblemType.INVALID_PARAMETER,
					"The parameter 'fields' names what the view does not have", errors, null);
		}
		return selection;
	}

	/** Whether everything is wanted. */
	public boolean isAll() {
		return this.fields.isEmpty();
	}

	/** The part of a view that is wanted. */
	JsonNode of(JsonNode node) {
		if (isAll()) {
			return node;
		}
		if (node instanceof ArrayNode array) {
			ArrayNode part = JsonNodeFactory.instance.arrayNode(array.size());
			array.forEach((element) -> part.add(of(element)));
			return part;
		}
		if (node instanceof ObjectNode object) {
			return this.shape.keyed() ? ofEach(object) : ofFields(object);
		}
		return node;
	}

	private JsonNode ofEach(ObjectNode map) {
		ObjectNode part = JsonNodeFactory.instance.objectNode();
		map.properties().forEach((entry) -> part.set(entry.getKey(), ofFields((ObjectNode) entry.getValue())));
		return part;
	}

	private ObjectNode ofFields(ObjectNode object) {
		ObjectNode part = JsonNodeFactory.instance.objectNode();
		object.properties().forEach((entry) -> {
			FieldSelection below = this.fields.get(entry.getKey());
			if (below != null) {
				part.set(entry.getKey(), below.of(entry.getValue()));
			}
		});
		return part;
	}

	/** A path that ends here wants all below, whatever else asks for parts of it. */
	private boolean add(List<String> path) {
		return this.shape.field(path.getFirst()).map((below) -> {
			FieldSelection known = this.fields.get(path.getFirst());
			if (path.size() == 1) {
				this.fields.put(path.getFirst(), new FieldSelection(below));
				return true;
			}
			if (known != null && known.isAll()) {
				return new FieldSelection(below).add(path.subList(1, path.size()));
			}
			FieldSelection next = (known != null) ? known : new FieldSelection(below);
			boolean added = next.add(path.subList(1, path.size()));
			if (added) {
				this.fields.put(path.getFirst(), next);
			}
			return added;
		}).orElse(false);
	}

}
