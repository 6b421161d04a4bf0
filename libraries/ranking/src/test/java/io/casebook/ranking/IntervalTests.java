package io.casebook.ranking;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class IntervalTests {

	@Test
	void approximateValueIsItselfBecauseNoBoundIsStated() {
		assertThat(interval("approx 18.5")).isEqualTo(interval("eq 18.5"));
	}

	@ParameterizedTest
	@CsvSource({
			// up to 900 m, against a flat 500 m and 1.5 bn
			"le 900, eq 500, false, true, true, true", "le 900, eq 1500, true, true, false, false",
			// over 30 m, against 520 m, against itself and against what ends there
			"gt 30, eq 520, false, true, true, true", "gt 30, eq 30, false, false, true, false",
			"gt 30, le 30, false, false, true, false", "ge 30, le 30, false, false, true, true",
			"gt 30, gt 40, false, true, true, true", "lt 30, lt 40, false, true, true, true",
			"lt 30, ge 30, true, true, false, false", "le 30, gt 30, true, true, false, false",
			"eq 1000, eq 1000.00, false, false, false, true", "eq 1, eq 2, true, true, false, false" })
	void comparisons(String one, String other, boolean below, boolean mayBeBelow, boolean mayBeAbove,
			boolean mayEqual) {
		Interval first = interval(one);
		Interval second = interval(other);
		assertThat(first.isBelow(second)).as("is below").isEqualTo(below);
		assertThat(first.mayBeBelow(second)).as("may be below").isEqualTo(mayBeBelow);
		assertThat(second.mayBeBelow(first)).as("may be above").isEqualTo(mayBeAbove);
		assertThat(first.mayEqual(second)).as("may equal").isEqualTo(mayEqual);
		assertThat(second.mayEqual(first)).as("may be equalled").isEqualTo(mayEqual);
	}

	@ParameterizedTest
	@CsvSource({ "gt 30, eq 40, true", "gt 30, eq 30, false", "ge 30, eq 30, true", "gt 30, gt 40, true",
			"gt 30, gt 30, true", "gt 30, ge 30, false", "ge 30, gt 30, true", "gt 30, le 40, false",
			"le 40, lt 40, true", "lt 40, le 40, false", "lt 40, eq 39.9, true", "eq 40, eq 40.0, true" })
	void containment(String one, String other, boolean contains) {
		assertThat(interval(one).contains(interval(other))).isEqualTo(contains);
	}

	private static Interval interval(String text) {
		String[] parts = text.split(" ");
		return Interval.of(Relation.valueOf(parts[0].toUpperCase(java.util.Locale.ROOT)), new BigDecimal(parts[1]));
	}

}
