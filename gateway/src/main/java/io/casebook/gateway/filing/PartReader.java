package io.casebook.gateway.filing;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a part of a document as a tree of texts, which is kept in memory: so it has
 * bounds, far above what EDGAR gives out. A packed document is small however large its
 * parts are.
 */
final class PartReader {

	private static final int MOST_VALUES = 10_000;

	private static final int MOST_CHARACTERS = 1 << 20;

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private final JsonParser json;

	private final String pointer;

	private int values;

	private long characters;

	private PartReader(JsonParser json) {
		this.json = json;
		this.pointer = json.streamReadContext().pathAsPointer().toString();
	}

	/** The value at which the reading stands, to its end. */
	static JsonNode read(JsonParser json) {
		return new PartReader(json).value(json.currentToken());
	}

	private JsonNode value(JsonToken token) {
		this.values++;
		verify();
		return switch (token) {
			case START_OBJECT -> object();
			case START_ARRAY -> array();
			case VALUE_NULL -> NODES.nullNode();
			default -> NODES.stringNode(counted(this.json.getString()));
		};
	}

	private ObjectNode object() {
		ObjectNode object = NODES.objectNode();
		while (this.json.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = counted(this.json.currentName());
			object.set(name, value(this.json.nextToken()));
		}
		return object;
	}

	private ArrayNode array() {
		ArrayNode array = NODES.arrayNode();
		for (JsonToken each = this.json.nextToken(); each != JsonToken.END_ARRAY; each = this.json.nextToken()) {
			array.add(value(each));
		}
		return array;
	}

	private String counted(String text) {
		this.characters += text.length();
		verify();
		return text;
	}

	private void verify() {
		if (this.values > MOST_VALUES || this.characters > MOST_CHARACTERS) {
			throw new ApiProblem(ProblemType.CONTENT_TOO_LARGE,
					"The part %s of the document is larger than is read".formatted(this.pointer),
					InvalidInput.pointer(this.pointer, null,
							"at most %d values of %d characters together".formatted(MOST_VALUES, MOST_CHARACTERS)));
		}
	}

}
