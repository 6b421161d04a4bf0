package io.casebook.gateway.table;

import java.util.Locale;

/** How a column names a company. */
enum CompanyBy {

	/** By its key in Casebook. */
	KEY,

	/** By its name, of which its key is made. */
	NAME,

	/** By its symbol at an exchange. */
	TICKER,

	/** By its Central Index Key. */
	CIK;

	/** Whether it is the number of a register, whose name is also that of a scheme. */
	boolean isIdentifier() {
		return this == TICKER || this == CIK;
	}

	String scheme() {
		return name().toLowerCase(Locale.ROOT);
	}

}
