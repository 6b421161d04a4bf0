package io.casebook.metrics.claim;

import com.fasterxml.jackson.annotation.JsonValue;
import io.casebook.metrics.vocabulary.Vocabulary;

/** How a claim's value is qualified by its source. */
public enum Relation {

	EQ, GT, GE, LT, LE, APPROX;

	@Override
	@JsonValue
	public String toString() {
		return Vocabulary.code(this);
	}

}
