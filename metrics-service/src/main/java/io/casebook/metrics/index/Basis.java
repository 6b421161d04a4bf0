package io.casebook.metrics.index;

import com.fasterxml.jackson.annotation.JsonValue;
import io.casebook.metrics.vocabulary.Vocabulary;

/** Whether an index is about what happened or about what is planned. */
public enum Basis {

	ACTUAL, PLAN;

	@Override
	@JsonValue
	public String toString() {
		return Vocabulary.code(this);
	}

}
