package io.casebook.gateway.job;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What is imported. */
public enum JobKind {

	/** A data package. */
	PACKAGE,

	/** A filing of a company with an authority. */
	FILING,

	/** A table with a mapping. */
	TABLE;

	/** As clients and the database write it. */
	@JsonValue
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
