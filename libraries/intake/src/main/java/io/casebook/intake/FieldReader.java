package io.casebook.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.casebook.edtf.EdtfDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the fields of a row or of a JSON object and notes what is wrong with them, each
 * fault where it stands. A required field that is refused reads as a stand-in, so that
 * reading goes on; the whole is then {@link #isRefused() refused}.
 */
public final class FieldReader {

	/** What a key is, for people. */
	public static final String KEY_EXPECTED = Forms.KEY_EXPECTED;

	private static final int LONGEST_WORD = 1000;

	private static final EdtfDate NO_DATE = EdtfDate.of("2000");

	private final Fields fields;

	private final Lists lists;

	private FieldReader(Fields fields, Set<String> known, String detail) {
		this.fields = fields;
		this.lists = new Lists(fields);
		fields.values()
			.names()
			.stream()
			.filter((name) -> !known.contains(name))
			.sorted()
			.forEach((name) -> refuse(name, null, detail));
	}

	/** Reads a row of a resource; columns that are not known are faults. */
	public static FieldReader ofRow(String resource, long row, Map<String, @Nullable String> fields, Set<String> known,
			Faults faults) {
		return new FieldReader(new Fields(new Cells(resource, row, fields), faults, null), known,
				"there is no such column");
	}

	/**
	 * Reads an object at a place in a document; members that are not known are faults.
	 */
	public static FieldReader ofObject(String pointer, ObjectNode object, Set<String> known, Faults faults) {
		return new FieldReader(new Fields(new Members(pointer, object), faults, null), known,
				"there is no such member");
	}

	/** Reads an object that is a member, or an item of one, of another. */
	static FieldReader ofPart(Fields whole, String field, ObjectNode object, Set<String> known) {
		Members members = new Members(whole.values().pointer(field), object);
		return new FieldReader(new Fields(members, whole.faults(), new Fields.Whole(whole, field)), known,
				"there is no such member");
	}

	/** Whether anything was wrong so far. */
	public boolean isRefused() {
		return this.fields.isRefused();
	}

	/** Whether anything was wrong so far with a field, which then reads as a stand-in. */
	public boolean isRefused(String field) {
		return this.fields.isRefused(field);
	}

	/** The number of the row; 0 for an object. */
	public long row() {
		return (this.fields.values() instanceof Cells cells) ? cells.row() : 0;
	}

	/** Whether the field says anything. */
	public boolean has(String field) {
		return this.fields.values().has(field);
	}

	/** Notes that a field, or all of it, is not what was expected. */
	public void refuse(@Nullable String field, @Nullable String value, String expected) {
		this.fields.refuse(field, value, expected);
	}

	/** A text, if there is one. */
	public @Nullable String optional(String field, int longest) {
		return this.fields.text(field, longest);
	}

	/** A text. */
	public String required(String field, int longest) {
		return this.fields.required(field, optional(field, longest), "");
	}

	/** The key of something, if there is one. */
	public @Nullable String optionalKey(String field) {
		return this.fields.say(field, word(field), Forms::key);
	}

	/** The key of something. */
	public String key(String field) {
		return this.fields.required(field, optionalKey(field), "");
	}

	/** The key of a source. */
	String source(String field) {
		return this.fields.required(field, this.fields.say(field, word(field), Forms::source), "");
	}

	/** A unit, if there is one. */
	public @Nullable String optionalUnit(String field) {
		return this.fields.say(field, word(field), Forms::unit);
	}

	/** A unit. */
	public String unit(String field) {
		return this.fields.required(field, optionalUnit(field), "1");
	}

	/** An exact decimal, if there is one. */
	public @Nullable BigDecimal number(String field) {
		String digits = this.fields.read(field, this.fields.values()::number);
		return this.fields.say(field, digits, Forms::number);
	}

	/** A word of a closed vocabulary, if there is one. */
	public <E extends Enum<E>> @Nullable E optionalCode(String field, Class<E> vocabulary) {
		return this.fields.say(field, word(field), (text) -> Forms.code(vocabulary, text));
	}

	/** A word of a closed vocabulary. */
	public <E extends Enum<E>> E code(String field, Class<E> vocabulary) {
		return this.fields.required(field, optionalCode(field, vocabulary), vocabulary.getEnumConstants()[0]);
	}

	/** A date whose days the database's calendar has, if there is one. */
	public @Nullable EdtfDate optionalDate(String field) {
		return this.fields.say(field, word(field), Forms::date);
	}

	/** A date whose days the database's calendar has. */
	public EdtfDate date(String field) {
		return this.fields.required(field, optionalDate(field), NO_DATE);
	}

	/** A country of ISO 3166-1, if there is one. */
	public @Nullable String optionalCountry(String field) {
		return this.fields.say(field, word(field), Forms::country);
	}

	/** A language of BCP 47, if there is one. */
	public @Nullable String optionalLanguage(String field) {
		return this.fields.say(field, word(field), Forms::language);
	}

	/** Several texts, divided by a separator (a regular expression) in a cell. */
	public List<String> texts(String field, String separator) {
		return this.lists.texts(field, separator, Function.identity());
	}

	/** Several keys, separated by semicolons in a cell. */
	public List<String> keys(String field) {
		List<String> keys = this.lists.texts(field, ";", Forms::key);
		List<String> said = keys.stream().filter((key) -> !key.isEmpty()).toList();
		if (said.stream().distinct().count() < said.size()) {
			refuse(field, null, "each key once");
		}
		return keys;
	}

	/** Several keys of a list that tables have in one cell. */
	public List<String> cellOfKeys(String field) {
		List<String> keys = keys(field);
		this.lists.requireCell(field, keys.stream().map((key) -> key + ";"));
		return keys;
	}

	/** Sources, if there are any. */
	public List<Citation> optionalCitations(String field) {
		return new Citations(this.fields).read(field);
	}

	/** Sources, of which there is at least one. */
	public List<Citation> citations(String field) {
		long before = this.fields.faults().count();
		List<Citation> citations = optionalCitations(field);
		if (citations.isEmpty() && this.fields.faults().count() == before) {
			refuse(field, null, "at least one source: it is required");
		}
		return citations;
	}

	/** What is doubtful. */
	public List<Flag> flags(String field) {
		return new Flags(this, this.fields).read(field);
	}

	/** The objects of a list in JSON. */
	public List<FieldReader> objects(String field, Set<String> known) {
		List<FieldReader> objects = new ArrayList<>();
		for (Item item : this.lists.items(field)) {
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
		ObjectNode object = this.fields.read(field, this.fields.values()::object);
		return (object != null) ? ofPart(this.fields, field, object, known) : null;
	}

	/**
	 * Where the key of an item of a list stands, as a field of this reader: the list
	 * itself in a row, which has it in one cell.
	 */
	public String place(String field, int item) {
		return this.fields.values().place(field, item);
	}

	/**
	 * Where a member of an object stands, as a field of this reader: the object itself in
	 * a row, which has it in one cell.
	 */
	public String place(String field, String member) {
		return this.fields.values().place(field, member);
	}

	private @Nullable String word(String field) {
		return optional(field, LONGEST_WORD);
	}

}
