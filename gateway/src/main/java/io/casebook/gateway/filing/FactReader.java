package io.casebook.gateway.filing;

import io.casebook.gateway.concept.Concept;
import io.casebook.intake.Faults;
import io.casebook.problem.InvalidInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads {@code companyfacts} fact by fact, so that its size does not matter. What is not
 * as it should be is noted and passed over; members that nobody needs are passed over
 * too. Reading blocks.
 */
final class FactReader implements AutoCloseable {

	private final JsonParser json;

	private final Faults faults;

	private final Described described;

	private final FactRow row;

	private final @Nullable String[] path = new String[Level.values().length];

	private Level level = Level.OUTSIDE;

	private @Nullable String cik;

	private @Nullable String entityName;

	private @Nullable String label;

	private @Nullable String description;

	private long rows;

	private int place;

	/**
	 * Begins to read a document.
	 * @param described hears of each concept after its last fact
	 */
	FactReader(EdgarFile file, Faults faults, Described described) {
		this.json = file.open();
		this.faults = faults;
		this.described = described;
		this.row = new FactRow(this.json, faults);
	}

	/** The next fact; none at the end of the document. */
	@Nullable Fact next() {
		try {
			JsonToken token = this.json.nextToken();
			while (token != null) {
				Fact fact = step(token);
				if (fact != null) {
					return fact;
				}
				token = this.json.nextToken();
			}
			return null;
		}
		catch (JacksonException ex) {
			throw EdgarFile.malformed(this.json, ex);
		}
	}

	/** The filer's number as the document has it; known at the end. */
	@Nullable String cik() {
		return this.cik;
	}

	/** The filer's name; known at the end. */
	@Nullable String entityName() {
		return this.entityName;
	}

	/** How many rows there were so far, the refused ones included. */
	long rows() {
		return this.rows;
	}

	/** Those of them that state no value. */
	PassedOver emptyRows() {
		return this.row.empty();
	}

	private @Nullable Fact step(JsonToken token) {
		switch (token) {
			case END_OBJECT, END_ARRAY -> leave();
			case PROPERTY_NAME -> enter(this.json.currentName(), this.json.nextToken());
			case START_OBJECT -> {
				if (this.level != Level.ROWS) {
					this.level = Level.DOCUMENT;
					return null;
				}
				this.rows++;
				return this.row.read(this.rows, concept(), name(Level.ROWS), pointer(Integer.toString(this.place++)));
			}
			default -> {
				this.rows++;
				refuse(Integer.toString(this.place++), "an object with a fact");
				this.json.skipChildren();
			}
		}
		return null;
	}

	private void enter(@Nullable String name, JsonToken value) {
		String member = (name != null) ? name : "";
		switch (this.level) {
			case DOCUMENT -> {
				switch (member) {
					case "cik" -> this.cik = scalar(value);
					case "entityName" -> this.entityName = scalar(value);
					case "facts" -> descend(member, value, JsonToken.START_OBJECT, "an object with taxonomies");
					default -> this.json.skipChildren();
				}
			}
			case FACTS -> descendIfName(member, value, "an object with concepts");
			case TAXONOMY -> descendIfName(member, value, "an object with a concept's units");
			case CONCEPT -> {
				switch (member) {
					case "label" -> this.label = scalar(value);
					case "description" -> this.description = scalar(value);
					case "units" -> descend(member, value, JsonToken.START_OBJECT, "an object with units");
					default -> this.json.skipChildren();
				}
			}
			case UNITS -> descend(member, value, JsonToken.START_ARRAY, "an array of facts");
			default -> this.json.skipChildren();
		}
	}

	private void descendIfName(String member, JsonToken value, String expected) {
		if (Concept.isName(member)) {
			descend(member, value, JsonToken.START_OBJECT, expected);
		}
		else {
			refuse(member, Concept.EXPECTED);
			this.json.skipChildren();
		}
	}

	/** Null says that there is nothing within. */
	private void descend(String member, JsonToken value, JsonToken wanted, String expected) {
		if (value == JsonToken.VALUE_NULL) {
			return;
		}
		if (value != wanted) {
			refuse(member, expected);
			this.json.skipChildren();
			return;
		}
		this.level = Level.values()[this.level.ordinal() + 1];
		this.path[this.level.ordinal()] = member;
		this.place = 0;
	}

	private void leave() {
		if (this.level == Level.CONCEPT) {
			this.described.concept(concept(), this.label, this.description);
			this.label = null;
			this.description = null;
		}
		this.level = Level.values()[this.level.ordinal() - 1];
	}

	/** The text of a member; none when it is null, empty or no text. */
	private @Nullable String scalar(JsonToken value) {
		if (value == JsonToken.VALUE_NULL || !value.isScalarValue()) {
			this.json.skipChildren();
			return null;
		}
		String text = this.json.getString().strip();
		return text.isEmpty() ? null : text;
	}

	private Concept concept() {
		return new Concept(name(Level.TAXONOMY), name(Level.CONCEPT));
	}

	private String name(Level level) {
		String name = this.path[level.ordinal()];
		return (name != null) ? name : "";
	}

	private void refuse(String member, String expected) {
		this.faults.add(InvalidInput.pointer(pointer(member), null, expected));
	}

	private String pointer(String member) {
		StringBuilder pointer = new StringBuilder();
		for (int i = Level.FACTS.ordinal(); i <= this.level.ordinal(); i++) {
			String name = this.path[i];
			pointer.append('/').append(escaped((name != null) ? name : ""));
		}
		return pointer.append('/').append(escaped(member)).toString();
	}

	private static String escaped(String name) {
		return name.replace("~", "~0").replace("/", "~1");
	}

	@Override
	public void close() {
		this.json.close();
	}

	/** Hears what a concept is. */
	interface Described {

		void concept(Concept concept, @Nullable String label, @Nullable String description);

	}

	/** How deep the reading is; each level lies within the one before it. */
	private enum Level {

		OUTSIDE, DOCUMENT, FACTS, TAXONOMY, CONCEPT, UNITS, ROWS

	}

}
