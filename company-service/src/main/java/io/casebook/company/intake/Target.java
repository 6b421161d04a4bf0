package io.casebook.company.intake;

import java.util.regex.Pattern;

import io.casebook.company.key.Slug;

/** What a field that holds a key points to. */
public enum Target {

	/** A company. */
	COMPANY,

	/** An offering. */
	OFFERING,

	/** A company or an offering. */
	ENTITY,

	/** A source. */
	SOURCE;

	private static final Pattern SOURCE_KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

	/** Whether a text can be such a key; what cannot is refused where it is read. */
	boolean fits(String key) {
		return (this == SOURCE) ? SOURCE_KEY.matcher(key).matches() : Slug.matches(key);
	}

}
