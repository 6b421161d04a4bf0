package io.casebook.company.profile;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a statement in words is: said of a company, or by it. */
enum StatementKind {

	/** What a source says distinguishes the company. */
	DISTINCTION,

	/** What the company wants to see. */
	VISION,

	/** What the company is there for. */
	MISSION,

	/** What the company binds itself to. */
	COMMITMENT;

	@JsonValue
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
