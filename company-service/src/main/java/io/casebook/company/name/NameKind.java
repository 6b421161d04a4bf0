package io.casebook.company.name;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a name is to the one who bears it. */
public enum NameKind {

	/** The name in common use. */
	COMMON,

	/** The full, mostly the registered, name. */
	FULL,

	/** The name in the language of its home. */
	LOCALISED,

	/** A name that is no longer used. */
	FORMER,

	/** The spelling of one source. */
	AS_WRITTEN;

	@JsonValue
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
