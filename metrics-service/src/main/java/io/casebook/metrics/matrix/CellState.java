package io.casebook.metrics.matrix;

import com.fasterxml.jackson.annotation.JsonValue;
import io.casebook.metrics.vocabulary.Vocabulary;

/** Whether a cell is filled, and if not, why. */
enum CellState {

	REPORTED, NOT_REPORTED, NOT_KNOWN_YET, NOT_APPLICABLE, WITHHELD;

	@Override
	@JsonValue
	public String toString() {
		return Vocabulary.code(this);
	}

}
