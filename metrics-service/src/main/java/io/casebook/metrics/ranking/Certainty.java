package io.casebook.metrics.ranking;

import com.fasterxml.jackson.annotation.JsonValue;
import io.casebook.metrics.vocabulary.Vocabulary;

/** Whether a comparison holds for all values that the figures may have, or for some. */
public enum Certainty {

	CERTAINLY, POSSIBLY;

	@Override
	@JsonValue
	public String toString() {
		return Vocabulary.code(this);
	}

}
