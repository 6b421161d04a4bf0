package io.casebook.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.casebook.edtf.EdtfDate;
import io.casebook.edtf.EdtfException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the fields of a row or of a JSON object and notes what is wrong with them, each
 * fault where it stands. A required field that is refused reads as a stand-in, so that
 * reading goes on; the whole is then {@link #isRefused() refused}.
 */
public final class FieldReader {

	/** What a key is, for people. */
	public static final String KEY_EXPECTED = "a key of 1 to 64 characters a-z, 0-9 and -";

	private static final int LONGEST_WORD = 1000;

	private static final int LONGEST_LIST = 8000;

	private static final int MOST_SOURCES = 16;

	private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,64}");

	private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

	private static final Pattern UNIT = Pattern.compile("[!-~]{1,64}");

	private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

	private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]|[\\x{D800}-\\x{DFFF}]");

	private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

	private static final EdtfDate NO_DATE = EdtfDate.of("2000");

	private final Values values;

	private final Faults faults;

	private final @Nullable FieldReader whole;

	private boolean refused;

	private FieldReader(Values values, Faults faults, @Nullable FieldReader whole) {
		this.values = values;
		this.faults = faults;
		this.whole = whole;
	}

	/** Reads a row of a resource; columns that are not known are faults. */
	public static FieldReader ofRow(String resource, long row, Map<String, @Nullable String> fields, Set<String> known,
			Faults faults) {
		return new FieldReader(new Cells(resource, row, fields), faults, null).refusingOthers(known,
				"there is no such column");
	}

	/**
	 * Reads an object at a place in a document; members that are not known are faults.
	 */
	public static FieldReader ofObject(String pointer, ObjectNode object, Set<String> known, Faults faults) {
		return new FieldReader(new Members(pointer, object), faults, null).refusingOthers(known,
				"there is no such member");
	}

	private FieldReader refusingOthers(Set<String> known, String detail) {
		this.values.names()
			.stream()
			.filter((name) -> !known.contains(name))
			.sorted()
			.forEach((name) -> refuse(name, null, detail));
		return this;
	}

	/** Whether anything was wrong so far. */
	public boolean isRefused() {
		return this.refused;
	}

	/** The number of the row; 0 for an object. */
	public long row() {
		return (this.values instanceof Cells cells) ? cells.row() : 0;
	}

	/** Whether the field says anything. */
	public boolean has(String field) {
		return this.values.has(field);
	}

	/** A text, if there is one. */
	public @Nullable String optional(String field, int longest) {
		String text = read(field, this.values::text);
		if (text != null && (text.length() > longest || text.isBlank() || CONTROL.matcher(text).find())) {
			refuse(field, text, "1 to %d printable characters".formatted(longest));
			return null;
		}
		return text;
	}

	/** A text. */
	public String required(String field, int longest) {
		return required(field, optional(field, longest), "");
	}

	/** The key of something, if there is one. */
	public @Nullable String optionalKey(String field) {
		return matching(field, optional(field, LONGEST_WORD), KEY, KEY_EXPECTED);
	}

	/** The key of something. */
	public String key(String field) {
		return required(field, optionalKey(field), "");
	}

	/** Several keys, separated by semicolons in a cell. */
	public List<String> keys(String field) {
		List<String> keys = texts(field, ";");
		keys.stream().filter((key) -> !KEY.matcher(key).matches()).forEach((key) -> refuse(field, key, KEY_EXPECTED));
		if (keys.stream().distinct().count() < keys.size()) {
			refuse(field, null, "each key once");
		}
		return keys;
	}

	/** A unit, if there is one. */
	public @Nullable String optionalUnit(String field) {
		return matching(field, optional(field, LONGEST_WORD), UNIT, "a UCUM code or, for money, an ISO 4217 code");
	}

	/** A unit. */
	public String unit(String field) {
		return required(field, optionalUnit(field), "1");
	}

	/** An exact decimal, if there is one. */
	public @Nullable BigDecimal number(String field) {
		String text = read(field, this.values::number);
		text = matching(field, text, NUMBER,
				"a decimal number of up to 30 digits, and up to 30 after the point, without exponent or separators");
		return (text != null) ? new BigDecimal(text) : null;
	}

	/** A word of a closed vocabulary, if there is one. */
	public <E extends Enum<E>> @Nullable E optionalCode(String field, Class<E> vocabulary) {
		String text = optional(field, LONGEST_WORD);
		E code = (text != null) ? Words.find(vocabulary, text) : null;
		if (text != null && code == null) {
			refuse(field, text, Words.expected(vocabulary));
		}
		return code;
	}

	/** A word of a closed vocabulary. */
	public <E extends Enum<E>> E code(String field, Class<E> vocabulary) {
		return required(field, optionalCode(field, vocabulary), vocabulary.getEnumConstants()[0]);
	}

	/** A date whose days the database's calendar has, if there is one. */
	public @Nullable EdtfDate optionalDate(String field) {
		String text = optional(field, LONGEST_WORD);
		if (text == null) {
			return null;
		}
		try {
			EdtfDate date = EdtfDate.of(text);
			if (!isStorable(date.earliest()) || !isStorable(date.latest())) {
				refuse(field, text, "a date within the years 0001 to 9999");
				return null;
			}
			return date;
		}
		catch (EdtfException ex) {
			refuse(field, text, String.valueOf(ex.getMessage()));
			return null;
		}
	}

	/** A date whose days the database's calendar has. */
	public EdtfDate date(String field) {
		return required(field, optionalDate(field), NO_DATE);
	}

	/** A country of ISO 3166-1, if there is one. */
	public @Nullable String optionalCountry(String field) {
		String text = optional(field, LONGEST_WORD);
		if (text != null && !COUNTRIES.contains(text)) {
			refuse(field, text, "a country code of ISO 3166-1 alpha-2");
		}
		return text;
	}

	/** A language of BCP 47, if there is one. */
	public @Nullable String optionalLanguage(String field) {
		String text = optional(field, LONGEST_WORD);
		try {
			return (text != null) ? new Locale.Builder().setLanguageTag(text).build().toLanguageTag() : null;
		}
		catch (IllformedLocaleException ex) {
			refuse(field, text, "a language tag of BCP 47");
			return null;
		}
	}

	/**
	 * Sources, if there are any: {@code KEY} or {@code KEY#locator}, separated by
	 * semicolons in a cell; objects of {@code key} and {@code locator}, or keys, in JSON.
	 */
	public List<Citation> optionalCitations(String field) {
		List<String> parts = parts(field, ";");
		List<Citation> citations = new ArrayList<>();
		if (parts != null) {
			parts.forEach((part) -> citations.add(citation(field, part.split("#", 2))));
		}
		else {
			for (Item item : items(field)) {
				FieldReader object = item.object(Set.of("key", "locator"));
				citations.add((object != null) ? citation(object) : citation(item));
			}
			requireCell(field, citations.stream().map((citation) -> citation.key() + citation.locator()));
		}
		if (citations.size() > MOST_SOURCES || citations.stream().distinct().count() < citations.size()) {
			refuse(field, null, "at most %d sources, each once".formatted(MOST_SOURCES));
		}
		return citations;
	}

	/** Sources, of which there is at least one. */
	public List<Citation> citations(String field) {
		long before = this.faults.count();
		List<Citation> citations = optionalCitations(field);
		if (citations.isEmpty() && this.faults.count() == before) {
			refuse(field, null, "at least one source: it is required");
		}
		return citations;
	}

	private Citation citation(FieldReader object) {
		String key = object.required("key", LONGEST_WORD);
		if (!key.isEmpty()) {
			object.matching("key", key, SOURCE, "the key of a source, such as AG17");
		}
		return new Citation(key, object.listed("locator", LONGEST_WORD, ";"));
	}

	private Citation citation(Item item) {
		String key = item.text("the key of a source, or an object with it");
		return (key != null) ? citation(item.field(), new String[] { key }) : new Citation("", null);
	}

	private Citation citation(String field, String[] parts) {
		String locator = (parts.length == 2) ? parts[1].strip() : null;
		if (!SOURCE.matcher(parts[0].strip()).matches() || (locator != null && locator.isEmpty())) {
			refuse(field, String.join("#", parts),
					"keys of sources, such as AG17 or AG17#p. 4, separated by semicolons in a cell");
		}
		return new Citation(parts[0].strip(), locator);
	}

	/**
	 * What is doubtful: {@code code: note}, separated by a bar between spaces in a cell;
	 * objects of {@code code} and {@code note} in JSON.
	 */
	public List<Flag> flags(String field) {
		List<String> parts = parts(field, " \\| ");
		List<Flag> flags = new ArrayList<>();
		if (parts != null) {
			for (String part : parts) {
				String[] flag = part.split(":", 2);
				String note = (flag.length == 2) ? flag[1].strip() : "";
				matching(field, flag[0], KEY, "flags such as plan: a plan, not a result, with a bar between spaces");
				flags.add(new Flag(flag[0], note.isEmpty() ? null : note));
			}
			return flags;
		}
		for (FieldReader flag : objects(field, Set.of("code", "note"))) {
			flags.add(new Flag(flag.key("code"), flag.listed("note", LONGEST_LIST, " | ")));
		}
		requireCell(field, flags.stream().map((flag) -> flag.code() + flag.note()));
		return flags;
	}

	/** Several texts, divided by a separator (a regular expression) in a cell. */
	public List<String> texts(String field, String separator) {
		List<String> parts = parts(field, separator);
		return (parts != null) ? parts : items(field).stream().map((item) -> {
			String text = item.text("a text in quotes");
			return (text != null) ? text : "";
		}).toList();
	}

	/** A text that a list in one cell can hold as well. */
	private @Nullable String listed(String field, int longest, String separator) {
		String text = optional(field, longest);
		if (text != null && (!text.equals(text.strip()) || (" " + text + " ").contains(separator))) {
			refuse(field, text, "text without space around it and without '%s', which divides lists in tables"
				.formatted(separator.strip()));
		}
		return text;
	}

	/** A list that is too long for one cell could not be exported and imported again. */
	private void requireCell(String field, Stream<String> parts) {
		long length = parts.mapToLong((part) -> part.length() + 3).sum();
		if (length > LONGEST_LIST) {
			refuse(field, null, "a list of at most %d characters in all".formatted(LONGEST_LIST));
		}
	}

	/** The objects of a list in JSON. */
	public List<FieldReader> objects(String field, Set<String> known) {
		List<FieldReader> objects = new ArrayList<>();
		for (Item item : items(field)) {
			FieldReader object = item.object(known);
			if (object != null) {
				objects.add(object);
			}
			else {
				refuse(item.field(), null, "an object");
			}
		}
		return objects;
	}

	/** The object that a member is in JSON, if there is one. */
	public @Nullable FieldReader object(String field, Set<String> known) {
		if (!has(field) || !(this.values instanceof Members members)) {
			return null;
		}
		if (members.object().get(field) instanceof ObjectNode object) {
			return part(members.pointer(field), object, known);
		}
		refuse(field, members.shown(field), "an object");
		return null;
	}

	/** Notes that a field, or all of it, is not what was expected. */
	public void refuse(@Nullable String field, @Nullable String value, String expected) {
		noteRefusal();
		this.faults.add(this.values.fault(field, value, expected));
	}

	private void noteRefusal() {
		this.refused = true;
		if (this.whole != null) {
			this.whole.noteRefusal();
		}
	}

	private @Nullable List<String> parts(String field, String separator) {
		List<String> parts = this.values.parts(field, separator);
		String text = (parts != null) ? this.values.text(field) : null;
		if (text != null && (text.length() > LONGEST_LIST || CONTROL.matcher(text).find())) {
			refuse(field, text, "1 to %d printable characters".formatted(LONGEST_LIST));
			return List.of();
		}
		return parts;
	}

	private List<Item> items(String field) {
		List<JsonNode> nodes = read(field, this.values::items);
		List<Item> items = new ArrayList<>();
		if (nodes != null) {
			nodes.forEach((node) -> items.add(new Item(field, items.size(), node)));
		}
		return items;
	}

	private <T> @Nullable T read(String field, Function<String, @Nullable T> form) {
		try {
			return form.apply(field);
		}
		catch (IllegalArgumentException ex) {
			refuse(field, (this.values instanceof Members members) ? members.shown(field) : null,
					String.valueOf(ex.getMessage()));
			return null;
		}
	}

	private FieldReader part(String pointer, ObjectNode object, Set<String> known) {
		return new FieldReader(new Members(pointer, object), this.faults, this).refusingOthers(known,
				"there is no such member");
	}

	private <T> T required(String field, @Nullable T value, T standIn) {
		if (value != null) {
			return value;
		}
		if (!has(field)) {
			refuse(field, null, "it is required");
		}
		return standIn;
	}

	private @Nullable String matching(String field, @Nullable String text, Pattern pattern, String expected) {
		if (text != null && !pattern.matcher(text).matches()) {
			refuse(field, text, expected);
			return null;
		}
		return text;
	}

	private static boolean isStorable(@Nullable LocalDate day) {
		return day == null || (day.getYear() >= 1 && day.getYear() <= 9999);
	}

	/** An item of a list in JSON. */
	private final class Item {

		private final String list;

		private final int place;

		private final JsonNode node;

		Item(String list, int place, JsonNode node) {
			this.list = list;
			this.place = place;
			this.node = node;
		}

		/** Its place as a field of the reader. */
		String field() {
			return this.list + "/" + this.place;
		}

		@Nullable FieldReader object(Set<String> known) {
			return (this.node instanceof ObjectNode object && FieldReader.this.values instanceof Members members)
					? part(members.pointer(this.list) + "/" + this.place, object, known) : null;
		}

		/** The text that it is; none when it is refused. */
		@Nullable String text(String expected) {
			if (!this.node.isString() || CONTROL.matcher(this.node.stringValue()).find()) {
				refuse(field(), this.node.toString(), expected);
				return null;
			}
			return this.node.stringValue();
		}

	}

}
