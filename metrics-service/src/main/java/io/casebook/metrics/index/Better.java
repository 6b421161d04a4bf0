package io.casebook.metrics.index;

import com.fasterxml.jackson.annotation.JsonValue;
import io.casebook.metrics.vocabulary.Vocabulary;

/** Which direction of an index is better; with none there are no ranks. */
public enum Better {

	HIGHER, LOWER, NONE;

	@Override
	@JsonValue
	public String toString() {
		return Vocabulary.code(this);
	}

}
