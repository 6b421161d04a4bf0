package io.casebook.ranking;

import java.math.BigDecimal;

/**
 * A value as a source qualifies it.
 *
 * @param value the exact value, with the digits that the source gives
 * @param unit the UCUM code, or ISO 4217 for money
 */
public record Figure(Relation relation, BigDecimal value, String unit) {

	/** The values that it may have. */
	public Interval interval() {
		return Interval.of(this.relation, this.value);
	}

	/** Whether the two say the same, however many zeros end their fractions. */
	public boolean sameAs(Figure other) {
		return this.relation == other.relation && this.unit.equals(other.unit)
				&& this.value.compareTo(other.value) == 0;
	}

}
