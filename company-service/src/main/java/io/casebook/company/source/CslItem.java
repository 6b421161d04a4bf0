package io.casebook.company.source;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An item of CSL-JSON, which is kept as it is when it can be one.
 *
 * @see <a href="https://docs.citationstyles.org/en/stable/specification.html">Citation
 * Style Language 1.0.2, appendices III and IV</a>
 */
record CslItem(ObjectNode item) {

	private static final Set<String> TYPES = Set.of("article", "article-journal", "article-magazine",
			"article-newspaper", "bill", "book", "broadcast", "chapter", "classic", "collection", "dataset", "document",
			"entry", "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview",
			"legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score", "pamphlet",
			"paper-conference", "patent", "performance", "periodical", "personal_communication", "post", "post-weblog",
			"regulation", "report", "review", "review-book", "software", "song", "speech", "standard", "thesis",
			"treaty", "webpage");

	private static final Set<String> NAMES = Set.of("author", "chair", "collection-editor", "compiler", "composer",
			"container-author", "contributor", "curator", "director", "editor", "editorial-director",
			"editor-translator", "executive-producer", "guest", "host", "illustrator", "interviewer", "narrator",
			"organizer", "original-author", "performer", "producer", "recipient", "reviewed-author", "script-writer",
			"series-creator", "translator");

	private static final Set<String> DATES = Set.of("accessed", "available-date", "event-date", "issued",
			"original-date", "submitted");

	private static final Pattern UNSTORABLE = Pattern.compile("[\\x{0}\\x{7F}\\x{D800}-\\x{DFFF}]");

	private static final int MOST_DIGITS = 30;

	/** The key that the item gives itself. */
	@Nullable String id() {
		return text(this.item.get("id"));
	}

	/** How it is cited in running text. */
	@Nullable String citationShort() {
		return (this.item.get("custom") instanceof ObjectNode custom) ? text(custom.get("citationShort")) : null;
	}

	/** Whether it says at all how it is cited. */
	boolean hasCitation() {
		return this.item.path("custom").has("citationShort");
	}

	/** Adds the key where the item does not say it itself. */
	void identify(String key) {
		if (!this.item.has("id")) {
			this.item.put("id", key);
		}
	}

	/** Says how it is cited, unless there is no place for that. */
	void cite(String citation) {
		if (!this.item.has("custom")) {
			this.item.putObject("custom");
		}
		if (this.item.get("custom") instanceof ObjectNode custom) {
			custom.put("citationShort", citation);
		}
	}

	/** What is expected of the item and not so, by the member that is at fault. */
	Map<String, String> objections() {
		Map<String, String> objections = new LinkedHashMap<>();
		String type = text(this.item.get("type"));
		if (type == null || !TYPES.contains(type)) {
			objections.put("type",
					"an item of CSL-JSON, which has a type of CSL 1.0.2 such as book, report or webpage");
		}
		this.item.properties().forEach((member) -> {
			if (!isStorable(member.getKey()) || !isStorable(member.getValue())) {
				objections.put(member.getKey(),
						"text of whole characters, U+0000 and U+007F not among them, and numbers of up to %d digits"
							.formatted(MOST_DIGITS));
			}
			else if (!fits(member.getKey(), member.getValue())) {
				objections.putIfAbsent(member.getKey(),
						"an item of CSL-JSON, in which %s is %s".formatted(member.getKey(), form(member.getKey())));
			}
		});
		return objections;
	}

	private static String form(String name) {
		return NAMES.contains(name) ? "a list of names, each an object"
				: DATES.contains(name) ? "a date, an object" : "of another form";
	}

	private static boolean fits(String name, JsonNode value) {
		if (NAMES.contains(name)) {
			return value.isArray() && value.valueStream().allMatch(JsonNode::isObject);
		}
		if (DATES.contains(name) || name.equals("custom")) {
			return value.isObject();
		}
		return !value.isObject() && !value.isNull()
				&& (!value.isArray() || value.valueStream().allMatch(JsonNode::isString));
	}

	private static boolean isStorable(JsonNode value) {
		if (value instanceof ObjectNode object) {
			return object.propertyStream()
				.allMatch((member) -> isStorable(member.getKey()) && isStorable(member.getValue()));
		}
		if (value.isArray()) {
			return value.valueStream().allMatch(CslItem::isStorable);
		}
		if (value.isNumber()) {
			BigDecimal number = value.decimalValue();
			return number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DIGITS;
		}
		return !value.isString() || isStorable(value.stringValue());
	}

	private static boolean isStorable(String text) {
		return !UNSTORABLE.matcher(text).find();
	}

	private static @Nullable String text(@Nullable JsonNode value) {
		return (value != null && value.isString() && !value.stringValue().isBlank()) ? value.stringValue() : null;
	}

}
