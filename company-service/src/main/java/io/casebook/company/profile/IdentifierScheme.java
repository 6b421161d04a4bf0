package io.casebook.company.profile;

import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonValue;

/** Who gave an identifier, and what such identifiers look like. */
enum IdentifierScheme {

	/** Legal Entity Identifier, ISO 17442. */
	LEI("[A-Z0-9]{18}[0-9]{2}", "18 capital letters or digits and 2 digits"),

	/** Central Index Key of the US Securities and Exchange Commission. */
	CIK("[0-9]{1,10}", "1 to 10 digits"),

	/** International Securities Identification Number, ISO 6166. */
	ISIN("[A-Z]{2}[A-Z0-9]{9}[0-9]", "2 capital letters, 9 capital letters or digits and a digit"),

	/** Symbol at an exchange. */
	TICKER("\\S{1,32}", "up to 32 characters without spaces"),

	/** Item of Wikidata. */
	WIKIDATA("Q[1-9][0-9]{0,11}", "Q and a number");

	private final Pattern pattern;

	private final String form;

	IdentifierScheme(String pattern, String form) {
		this.pattern = Pattern.compile(pattern);
		this.form = form;
	}

	boolean accepts(String value) {
		return this.pattern.matcher(value).matches();
	}

	/** What an identifier of this scheme looks like, in words. */
	String form() {
		return this.form;
	}

	@JsonValue
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
