package io.casebook.ranking;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** How one figure compares with another. */
public enum Comparison {

	HIGHER, LOWER, EQUAL;

	@Override
	@JsonValue
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
