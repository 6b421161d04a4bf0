package io.casebook.edtf;

/**
 * The unit in which a date is written. Unspecified and insignificant digits do not change
 * it: {@code 201X} is written as a year, and its bounds tell that it is a decade.
 */
public enum Precision {

	/** A year: {@code 2017}, {@code Y-17000}, {@code 1950S2}. */
	YEAR,

	/** Half a year: {@code 2017-40} and {@code 2017-41}. */
	SEMESTRAL,

	/** Four months: {@code 2017-37} to {@code 2017-39}. */
	QUADRIMESTER,

	/** Three months: {@code 2017-33} to {@code 2017-36}. */
	QUARTER,

	/** A season: {@code 2017-21} to {@code 2017-32}. */
	SEASON,

	/** A month: {@code 2017-11}. */
	MONTH,

	/** A day: {@code 2017-11-11}. */
	DAY,

	/** A second of a day: {@code 2017-11-11T00:01:00Z}. */
	SECOND,

	/** From a start to an end: {@code 2016/2017-03}, {@code 2011/..}. */
	INTERVAL,

	/** One or all of several dates: {@code [2016,2018]}, <code>{2016,2018}</code>. */
	SET

}
