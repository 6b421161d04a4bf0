package io.casebook.metrics.claim;

import com.fasterxml.jackson.annotation.JsonValue;
import io.casebook.metrics.vocabulary.Vocabulary;

/** How firm a claimed figure is. */
public enum Status {

	REPORTED, ESTIMATED, PLANNED, DERIVED;

	@Override
	@JsonValue
	public String toString() {
		return Vocabulary.code(this);
	}

}
