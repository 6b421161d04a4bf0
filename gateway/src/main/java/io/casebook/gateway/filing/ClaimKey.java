package io.casebook.gateway.filing;

import java.math.BigDecimal;

/**
 * What makes two facts one claim: the same is said of the same by the same filing.
 *
 * @param index the index as far as the concept decides it
 * @param unit the unit's code
 * @param value the value, without zeros that say nothing
 */
record ClaimKey(String index, String unit, String period, String accession, BigDecimal value) {

	static ClaimKey of(Fact fact, String index, XbrlUnit unit) {
		return new ClaimKey(index, unit.code(), fact.period(), fact.filing().accession(),
				fact.value().stripTrailingZeros());
	}

}
