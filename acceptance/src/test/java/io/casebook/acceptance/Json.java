package io.casebook.acceptance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reading of JSON answers, numbers as exact decimals.
 */
final class Json {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private static final PrettyPrinter PRETTY = new DefaultPrettyPrinter(Separators.createDefaultInstance()
		.withObjectNameValueSpacing(Spacing.AFTER)
		.withObjectEmptySeparator("")
		.withArrayEmptySeparator("")).withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);

	private Json() {
	}

	static JsonNode read(String json) {
		return MAPPER.readTree(json);
	}

	/** What a file of the tests' own holds. */
	static JsonNode resource(String name) {
		return MAPPER.readTree(Objects.requireNonNull(Json.class.getResourceAsStream(name), name));
	}

	/** For people, and to be compared line by line. */
	static String pretty(JsonNode node) {
		return MAPPER.writer().with(PRETTY).writeValueAsString(node);
	}

	/** The elements of an array, none when it is absent. */
	static List<JsonNode> list(@Nullable JsonNode array) {
		return (array == null) ? List.of() : new ArrayList<>(array.values());
	}

	/** A member's text, null when it is absent. */
	static @Nullable String text(JsonNode object, String field) {
		JsonNode value = object.get(field);
		return (value == null || value.isNull()) ? null : value.asString();
	}

	/** A member's text, which must be there. */
	static String string(JsonNode object, String field) {
		String text = text(object, field);
		if (text == null) {
			throw new AssertionError("no %s in %s".formatted(field, object));
		}
		return text;
	}

	/** A member's number, null when it is absent. */
	static @Nullable BigDecimal number(JsonNode object, String field) {
		JsonNode value = object.get(field);
		return (value == null) ? null : value.decimalValue();
	}

	/** One member of each element of an array. */
	static List<String> strings(Iterable<JsonNode> objects, String field) {
		List<String> strings = new ArrayList<>();
		objects.forEach((object) -> strings.add(string(object, field)));
		return strings;
	}

	/**
	 * One member of each element of an array inside an object, none when it is absent.
	 */
	static List<String> strings(JsonNode object, String array, String field) {
		return strings(list(object.get(array)), field);
	}

	/** The texts of an array of texts. */
	static List<String> texts(@Nullable JsonNode array) {
		return list(array).stream().map(JsonNode::asString).toList();
	}

}
