package io.casebook.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.casebook.problem.InvalidInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A row of a table: all is text, and an empty cell says nothing. */
record Cells(String resource, long row, Map<String, @Nullable String> fields) implements Values {

	@Override
	public Set<String> names() {
		return this.fields.keySet();
	}

	@Override
	public boolean has(String field) {
		return text(field) != null;
	}

	@Override
	public @Nullable String text(String field) {
		String text = this.fields.get(field);
		return (text != null && !text.isEmpty()) ? text : null;
	}

	@Override
	public @Nullable String number(String field) {
		return text(field);
	}

	@Override
	public @Nullable List<String> parts(String field, String separator) {
		String text = text(field);
		return (text != null) ? Arrays.stream(text.split(separator, -1)).map(String::strip).toList() : List.of();
	}

	@Override
	public @Nullable List<JsonNode> items(String field) {
		return null;
	}

	@Override
	public @Nullable ObjectNode object(String field) {
		return null;
	}

	@Override
	public @Nullable String shown(String field) {
		return text(field);
	}

	@Override
	public String pointer(String field) {
		return field;
	}

	@Override
	public String place(String field, String member) {
		return field;
	}

	@Override
	public String place(String field, int item) {
		return field;
	}

	@Override
	public InvalidInput fault(@Nullable String field, @Nullable String value, String expected) {
		return InvalidInput.row(this.resource, this.row, field, value, expected);
	}

}
