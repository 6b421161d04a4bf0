package io.casebook.company.revision;

import java.util.Locale;

/** What is recorded version by version. */
public enum Kind {

	/** The profile of a company. */
	COMPANY,

	/** What a company offers. */
	OFFERING,

	/** How a company uses technology. */
	CAPABILITY,

	/** A sentence about two companies or offerings. */
	RELATIONSHIP,

	/** A list of companies. */
	GROUP,

	/** A bibliographic reference. */
	SOURCE;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
