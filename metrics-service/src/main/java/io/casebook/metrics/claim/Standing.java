package io.casebook.metrics.claim;

import com.fasterxml.jackson.annotation.JsonValue;
import io.casebook.metrics.vocabulary.Vocabulary;

/**
 * Which of several claims goes first, as curators see it; a deprecated one never fills a
 * cell.
 */
public enum Standing {

	PREFERRED, NORMAL, DEPRECATED;

	@Override
	@JsonValue
	public String toString() {
		return Vocabulary.code(this);
	}

}
