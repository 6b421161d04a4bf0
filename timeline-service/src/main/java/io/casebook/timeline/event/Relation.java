package io.casebook.timeline.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** How the true amount relates to the one stated. */
public enum Relation {

	EQ, GT, GE, LT, LE, APPROX;

	/** The relation that is written so, if there is one. */
	static Optional<Relation> of(String text) {
		return Arrays.stream(values()).filter((relation) -> relation.toString().equals(text)).findFirst();
	}

	@Override
	@JsonValue
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
