package io.casebook.edtf;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A part of a year that is written in the place of a month.
 * <p>
 * Quarters, quadrimesters and halves are exact. The standard gives a season no days, and
 * usage differs: by the month, by the equinoxes or, in East Asia and Ireland, earlier
 * than both. So a season of a hemisphere takes in all of these, and one of no hemisphere
 * those of both; a season that spans the turn of the year may be the one at either end of
 * its year.
 *
 * @param firstMonth the first month, counted from 1 = January of the year; 0 is the
 * December before
 * @param lastMonth the last month, inclusive; 13 is the January after
 */
record YearPart(Precision precision, int firstMonth, int lastMonth) {

	static @Nullable YearPart withCode(int code) {
		return switch (code) {
			// spring, summer, autumn and winter of no hemisphere, of the northern, of the
			// southern
			case 21, 23 -> season(1, 12);
			case 22, 24 -> season(-1, 15);
			case 25 -> season(2, 6);
			case 26 -> season(5, 9);
			case 27 -> season(8, 12);
			case 28 -> season(-1, 15);
			case 29 -> season(8, 12);
			case 30 -> season(-1, 15);
			case 31 -> season(2, 6);
			case 32 -> season(5, 9);
			case 33, 34, 35, 36 -> ofEqualParts(Precision.QUARTER, code - 33, 3);
			case 37, 38, 39 -> ofEqualParts(Precision.QUADRIMESTER, code - 37, 4);
			case 40, 41 -> ofEqualParts(Precision.SEMESTRAL, code - 40, 6);
			default -> null;
		};
	}

	private static YearPart season(int firstMonth, int lastMonth) {
		return new YearPart(Precision.SEASON, firstMonth, lastMonth);
	}

	private static YearPart ofEqualParts(Precision precision, int index, int months) {
		return new YearPart(precision, index * months + 1, (index + 1) * months);
	}

	LocalDate firstDay(int year) {
		return LocalDate.of(year, 1, 1).plusMonths(this.firstMonth - 1);
	}

	LocalDate lastDay(int year) {
		return LocalDate.of(year, 1, 1).plusMonths(this.lastMonth).minusDays(1);
	}

}
