package io.casebook.company.relationship;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How one is related to another; it reads as a sentence, from the first to the second.
 */
public enum Relation {

	/** Is owned by. */
	SUBSIDIARY_OF,

	/** Took the place of. */
	SUCCEEDED,

	/** Brought into being. */
	FOUNDED,

	/** Belongs to the circle of, without being owned. */
	ASSOCIATE_OF,

	/** Was brought into being by. */
	FOUNDED_BY,

	/** Owns. */
	PARENT_OF,

	/** Works together with. */
	PARTNER_OF;

	@JsonValue
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
