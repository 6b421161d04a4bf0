package io.casebook.metrics.index;

import com.fasterxml.jackson.annotation.JsonValue;
import io.casebook.metrics.vocabulary.Vocabulary;

/** What sort of quantity an index measures. */
public enum Dimension {

	MONEY, COUNT, SHARE, RATE_OF_CHANGE, DATA_RATE;

	@Override
	@JsonValue
	public String toString() {
		return Vocabulary.code(this);
	}

}
