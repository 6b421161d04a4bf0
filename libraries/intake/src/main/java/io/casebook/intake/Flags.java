package io.casebook.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads what is doubtful: {@code code: note}, separated by a bar between spaces in a
 * cell; objects of {@code code} and {@code note} in JSON.
 */
final class Flags {

	private final FieldReader reader;

	private final Fields fields;

	private final Lists lists;

	Flags(FieldReader reader, Fields fields) {
		this.reader = reader;
		this.fields = fields;
		this.lists = new Lists(fields);
	}

	List<Flag> read(String field) {
		List<String> parts = this.lists.parts(field, " \\| ");
		return (parts != null) ? ofCell(field, parts) : ofJson(field);
	}

	private List<Flag> ofCell(String field, List<String> parts) {
		List<Flag> flags = new ArrayList<>();
		for (String part : parts) {
			String[] flag = part.split(":", 2);
			String note = (flag.length == 2) ? flag[1].strip() : "";
			this.fields.say(field, flag[0], Flags::code);
			flags.add(new Flag(flag[0], note.isEmpty() ? null : note));
		}
		return flags;
	}

	private List<Flag> ofJson(String field) {
		List<Flag> flags = new ArrayList<>();
		for (FieldReader flag : this.reader.objects(field, Set.of("code", "note"))) {
			flags.add(new Flag(flag.key("code"), Lists.listed(flag, "note", Lists.LONGEST, " | ")));
		}
		this.lists.requireCell(field, flags.stream().map(Flags::part));
		return flags;
	}

	private static String part(Flag flag) {
		return ((flag.note() != null) ? flag.code() + ": " + flag.note() : flag.code()) + " | ";
	}

	private static String code(String text) {
		try {
			return Forms.key(text);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("flags such as plan: a plan, not a result, with a bar between spaces",
					ex);
		}
	}

}
