package io.casebook.metrics.claim;

import com.fasterxml.jackson.annotation.JsonValue;
import io.casebook.metrics.vocabulary.Vocabulary;

/** Why a claim has no value. */
public enum Missing {

	NOT_APPLICABLE, WITHHELD;

	@Override
	@JsonValue
	public String toString() {
		return Vocabulary.code(this);
	}

}
