package io.casebook.ranking;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a claim's value is qualified by its source. */
public enum Relation {

	EQ, GT, GE, LT, LE, APPROX;

	@Override
	@JsonValue
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
