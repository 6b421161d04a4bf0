package io.casebook.intake;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The fields of a row or of a JSON object together with what is wrong with them. What is
 * part of a whole that is refused makes the whole refused.
 */
final class Fields {

	private final Values values;

	private final Faults faults;

	private final @Nullable Whole whole;

	private final Set<String> refusedFields = new HashSet<>();

	private boolean refused;

	Fields(Values values, Faults faults, @Nullable Whole whole) {
		this.values = values;
		this.faults = faults;
		this.whole = whole;
	}

	Values values() {
		return this.values;
	}

	Faults faults() {
		return this.faults;
	}

	boolean isRefused() {
		return this.refused;
	}

	/** Whether anything was wrong with a field, or with an item of it. */
	boolean isRefused(String field) {
		return this.refusedFields.contains(field);
	}

	void refuse(@Nullable String field, @Nullable String value, String expected) {
		noteRefusal(field);
		this.faults.add(this.values.fault(field, value, expected));
	}

	private void noteRefusal(@Nullable String field) {
		this.refused = true;
		if (field != null) {
			this.refusedFields.add(field.split("/", 2)[0]);
		}
		if (this.whole != null) {
			this.whole.fields().noteRefusal(this.whole.field());
		}
	}

	/** A text of up to so many characters, if there is one that can be printed. */
	@Nullable String text(String field, int longest) {
		String text = read(field, this.values::text);
		if (text != null && (text.length() > longest || text.isBlank() || !Forms.isPrintable(text))) {
			refuse(field, text, "1 to %d printable characters".formatted(longest));
			return null;
		}
		return text;
	}

	/** What a text says that should have a form. */
	<T> @Nullable T say(String field, @Nullable String text, Function<String, T> form) {
		try {
			return (text != null) ? form.apply(text) : null;
		}
		catch (IllegalArgumentException ex) {
			refuse(field, text, String.valueOf(ex.getMessage()));
			return null;
		}
	}

	/** A field as it stands, or nothing when it is none of that sort. */
	<T> @Nullable T read(String field, Function<String, @Nullable T> sort) {
		try {
			return sort.apply(field);
		}
		catch (IllegalArgumentException ex) {
			refuse(field, this.values.shown(field), String.valueOf(ex.getMessage()));
			return null;
		}
	}

	/** The value, or a stand-in when there is none, which is a fault. */
	<T> T required(String field, @Nullable T value, T standIn) {
		if (value != null) {
			return value;
		}
		if (!this.values.has(field)) {
			refuse(field, null, "it is required");
		}
		return standIn;
	}

	/** What these are part of, and its field or item that they are. */
	record Whole(Fields fields, String field) {
	}

}
