package io.casebook.intake;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

import io.casebook.problem.InvalidInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON object; a member that is null says nothing. */
record Members(String pointer, ObjectNode object) implements Values {

	/** Far more digits than any number has that is taken; written out they do no harm. */
	private static final int MOST_DIGITS = 200;

	@Override
	public Set<String> names() {
		return Set.copyOf(this.object.propertyNames());
	}

	@Override
	public boolean has(String field) {
		return member(field) != null;
	}

	@Override
	public @Nullable String text(String field) {
		JsonNode member = member(field);
		if (member == null) {
			return null;
		}
		if (!member.isString()) {
			throw new IllegalArgumentException("a text in quotes");
		}
		return member.stringValue();
	}

	@Override
	public @Nullable String number(String field) {
		JsonNode member = member(field);
		if (member == null) {
			return null;
		}
		if (!member.isNumber()) {
			throw new IllegalArgumentException("a JSON number");
		}
		BigDecimal number = member.decimalValue();
		boolean isShort = Math.abs((long) number.precision() - number.scale()) < MOST_DIGITS
				&& number.scale() < MOST_DIGITS && number.precision() < MOST_DIGITS;
		return isShort ? number.toPlainString() : number.toString();
	}

	@Override
	public @Nullable List<String> parts(String field, String separator) {
		return null;
	}

	@Override
	public @Nullable List<JsonNode> items(String field) {
		JsonNode member = member(field);
		if (member == null) {
			return List.of();
		}
		if (member instanceof ArrayNode items) {
			return List.copyOf(items.values());
		}
		throw new IllegalArgumentException("a list");
	}

	@Override
	public InvalidInput fault(@Nullable String field, @Nullable String value, String expected) {
		return InvalidInput.pointer((field != null) ? pointer(field) : this.pointer, value, expected);
	}

	@Override
	public @Nullable ObjectNode object(String field) {
		JsonNode member = member(field);
		if (member == null || member instanceof ObjectNode) {
			return (ObjectNode) member;
		}
		throw new IllegalArgumentException("an object");
	}

	@Override
	public String place(String field, String member) {
		return field + "/" + escaped(member);
	}

	/** An item that is an object has its key as a member. */
	@Override
	public String place(String field, int item) {
		String place = field + "/" + item;
		return this.object.path(field).path(item).isObject() ? place + "/key" : place;
	}

	/**
	 * Where a member, or an item of a member that is a list, stands (RFC 6901): known
	 * members have no slash in their names, and of others it does not matter.
	 */
	@Override
	public String pointer(String field) {
		return this.pointer + "/" + (this.object.has(field) ? escaped(field) : field);
	}

	private static String escaped(String name) {
		return name.replace("~", "~0").replace("/", "~1");
	}

	@Override
	public @Nullable String shown(String field) {
		JsonNode member = member(field);
		return (member == null) ? null : member.isString() ? member.stringValue() : member.toString();
	}

	private @Nullable JsonNode member(String field) {
		JsonNode member = this.object.get(field);
		return (member == null || member.isNull()) ? null : member;
	}

}
