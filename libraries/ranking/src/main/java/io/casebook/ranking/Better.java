package io.casebook.ranking;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Which direction of an index is better; with none there are no ranks. */
public enum Better {

	HIGHER, LOWER, NONE;

	@Override
	@JsonValue
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
