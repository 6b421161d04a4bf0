package io.casebook.gateway.filing;

import java.math.BigDecimal;
import java.time.LocalDate;

import io.casebook.gateway.concept.Concept;
import org.jspecify.annotations.Nullable;

/**
 * What one filing states about one concept and one period: a row of {@code companyfacts}.
 *
 * @param row its number in the document, from 1
 * @param concept what is stated
 * @param unit the unit as the document has it, such as {@code USD/shares}
 * @param start the first day of the period; absent for an instant
 * @param end the last day of the period, or the instant
 * @param value the value, exactly
 * @param asStated the value as the document writes it
 * @param filing the filing that states it
 */
record Fact(long row, Concept concept, String unit, @Nullable LocalDate start, LocalDate end, BigDecimal value,
		String asStated, Filing filing) {

	/** What the fact is about, as EDTF. */
	String period() {
		return (this.start != null) ? this.start + "/" + this.end : this.end.toString();
	}

	/** Whether the period goes on after the day of filing: then it cannot be a result. */
	boolean isPlan() {
		return this.end.isAfter(this.filing.filed());
	}

}
