package io.casebook.ranking;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a comparison holds for all values that the figures may have, or for some. */
public enum Certainty {

	CERTAINLY, POSSIBLY;

	@Override
	@JsonValue
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
