package io.casebook.metrics.ranking;

import com.fasterxml.jackson.annotation.JsonValue;
import io.casebook.metrics.vocabulary.Vocabulary;

/** How one figure compares with another. */
public enum Comparison {

	HIGHER, LOWER, EQUAL;

	@Override
	@JsonValue
	public String toString() {
		return Vocabulary.code(this);
	}

}
