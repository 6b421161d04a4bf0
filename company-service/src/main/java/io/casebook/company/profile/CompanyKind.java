package io.casebook.company.profile;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** The part that a company plays in the casebook. */
public enum CompanyKind {

	/** A company that is compared. */
	CASE,

	/** A company or body that cases are related to. */
	ORGANISATION,

	/** A yardstick for cases. */
	BENCHMARK,

	/** A whole market as a yardstick. */
	MARKET,

	/** A unit of a case. */
	UNIT;

	@JsonValue
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
