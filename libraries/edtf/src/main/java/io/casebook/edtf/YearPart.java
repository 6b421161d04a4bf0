package io.casebook.edtf;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import static java.util.Map.entry;

import java.util.Map;

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

	private static final YearPart WITHIN_YEAR = new YearPart(Precision.SEASON, 1, 12);

	private static final YearPart ACROSS_YEARS = new YearPart(Precision.SEASON, -1, 15);

	private static final Map<Integer, YearPart> BY_CODE = Map.ofEntries(
			// spring, summer, autumn, winter, of no hemisphere
			entry(21, WITHIN_YEAR), entry(22, ACROSS_YEARS), entry(23, WITHIN_YEAR), entry(24, ACROSS_YEARS),
			// the same of the northern hemisphere
			entry(25, season(2, 6)), entry(26, season(5, 9)), entry(27, season(8, 12)), entry(28, ACROSS_YEARS),
			// the same of the southern hemisphere
			entry(29, season(8, 12)), entry(30, ACROSS_YEARS), entry(31, season(2, 6)), entry(32, season(5, 9)),
			entry(33, new YearPart(Precision.QUARTER, 1, 3)), entry(34, new YearPart(Precision.QUARTER, 4, 6)),
			entry(35, new YearPart(Precision.QUARTER, 7, 9)), entry(36, new YearPart(Precision.QUARTER, 10, 12)),
			entry(37, new YearPart(Precision.QUADRIMESTER, 1, 4)),
			entry(38, new YearPart(Precision.QUADRIMESTER, 5, 8)),
			entry(39, new YearPart(Precision.QUADRIMESTER, 9, 12)), entry(40, new YearPart(Precision.SEMESTRAL, 1, 6)),
			entry(41, new YearPart(Precision.SEMESTRAL, 7, 12)));

	private static YearPart season(int firstMonth, int lastMonth) {
		return new YearPart(Precision.SEASON, firstMonth, lastMonth);
	}

	static @Nullable YearPart withCode(int code) {
		return BY_CODE.get(code);
	}

	LocalDate firstDay(int year) {
		return LocalDate.of(year, 1, 1).plusMonths(this.firstMonth - 1);
	}

	LocalDate lastDay(int year) {
		return LocalDate.of(year, 1, 1).plusMonths(this.lastMonth).minusDays(1);
	}

}
