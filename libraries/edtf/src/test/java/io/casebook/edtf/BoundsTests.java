package io.casebook.edtf;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BoundsTests {

	@ParameterizedTest(name = "{0} is {1} to {2}")
	@CsvSource(textBlock = """
			2017,              2017-01-01, 2017-12-31
			2017-02,           2017-02-01, 2017-02-28
			2016-02,           2016-02-01, 2016-02-29
			2017-11-11,        2017-11-11, 2017-11-11
			0000,              0000-01-01, 0000-12-31
			0000-02-29,        0000-02-29, 0000-02-29
			-0044-03-15,       -0044-03-15, -0044-03-15
			-1985,             -1985-01-01, -1985-12-31
			9999-12-31,        9999-12-31, 9999-12-31
			""")
	void yearsMonthsAndDaysAreExact(String text, LocalDate earliest, LocalDate latest) {
		assertBounds(text, earliest, latest);
	}

	@ParameterizedTest(name = "{0} is {1}")
	@CsvSource(textBlock = """
			1985-04-12T23:20:30,        1985-04-12
			1985-04-12T23:20:30Z,       1985-04-12
			1985-04-12T23:20:30-04,     1985-04-12
			1985-04-12T23:20:30+04:30,  1985-04-12
			1985-04-12T00:00:00+14:00,  1985-04-12
			""")
	void aTimeIsOfTheDayItIsWrittenWith(String text, LocalDate day) {
		assertBounds(text, day, day);
		assertThat(EdtfDate.of(text)).hasToString(text);
	}

	@ParameterizedTest(name = "{0} is {1} to {2}")
	@CsvSource(textBlock = """
			1964/2008,              1964-01-01, 2008-12-31
			2004-06/2006-08,        2004-06-01, 2006-08-31
			2004-02-01/2005-02,     2004-02-01, 2005-02-28
			2005/2006-02,           2005-01-01, 2006-02-28
			2017/2017,              2017-01-01, 2017-12-31
			2017-11-11/2017,        2017-11-11, 2017-12-31
			1984~/2004-06,          1984-01-01, 2004-06-30
			2004-06-~01/2004-06-~20, 2004-06-01, 2004-06-20
			2004-06-XX/2004-07-03,  2004-06-01, 2004-07-03
			-0100/0100,             -0100-01-01, 0100-12-31
			2017-33/2017-36,        2017-01-01, 2017-12-31
			2017/..,                2017-01-01,
			2017/,                  2017-01-01,
			../2017,                ,           2017-12-31
			/2017,                  ,           2017-12-31
			""")
	void anIntervalGoesFromTheFirstDayOfItsStartToTheLastOfItsEnd(String text, @Nullable LocalDate earliest,
			@Nullable LocalDate latest) {
		assertBounds(text, earliest, latest);
	}

	@ParameterizedTest(name = "{0} is {1} to {2}")
	@CsvSource(textBlock = """
			201X,        2010-01-01, 2019-12-31
			20XX,        2000-01-01, 2099-12-31
			XXXX,        0000-01-01, 9999-12-31
			2004-XX,     2004-01-01, 2004-12-31
			2004-02-XX,  2004-02-01, 2004-02-29
			1985-XX-XX,  1985-01-01, 1985-12-31
			156X-12-25,  1560-12-25, 1569-12-25
			1XXX-12,     1000-12-01, 1999-12-31
			1984-1X,     1984-10-01, 1984-12-31
			1984-0X,     1984-01-01, 1984-09-30
			1984-X2,     1984-02-01, 1984-12-31
			2017-XX-31,  2017-01-31, 2017-12-31
			2017-XX-3X,  2017-01-30, 2017-12-31
			201X-02-29,  2012-02-29, 2016-02-29
			20X7-06,     2007-06-01, 2097-06-30
			XXX9,        0009-01-01, 9999-12-31
			-00XX,       -0099-01-01, -0001-12-31
			-156X-12-25, -1569-12-25, -1560-12-25
			201X-33,     2010-01-01, 2019-03-31
			""")
	void unspecifiedDigitsTakeInEveryDateThatExists(String text, @Nullable LocalDate earliest,
			@Nullable LocalDate latest) {
		assertBounds(text, earliest, latest);
	}

	@ParameterizedTest(name = "{0} is {1} to {2}")
	@CsvSource(textBlock = """
			2017-33, 2017-01-01, 2017-03-31
			2017-34, 2017-04-01, 2017-06-30
			2017-35, 2017-07-01, 2017-09-30
			2017-36, 2017-10-01, 2017-12-31
			2016-37, 2016-01-01, 2016-04-30
			2016-38, 2016-05-01, 2016-08-31
			2016-39, 2016-09-01, 2016-12-31
			2017-40, 2017-01-01, 2017-06-30
			2017-41, 2017-07-01, 2017-12-31
			""")
	void quartersQuadrimestersAndHalvesAreExact(String text, LocalDate earliest, LocalDate latest) {
		assertBounds(text, earliest, latest);
	}

	@ParameterizedTest(name = "{0} is {1} to {2}")
	@CsvSource(textBlock = """
			2017-21, 2017-01-01, 2017-12-31
			2017-22, 2016-11-01, 2018-03-31
			2017-23, 2017-01-01, 2017-12-31
			2017-24, 2016-11-01, 2018-03-31
			2017-25, 2017-02-01, 2017-06-30
			2017-26, 2017-05-01, 2017-09-30
			2017-27, 2017-08-01, 2017-12-31
			2017-28, 2016-11-01, 2018-03-31
			2017-29, 2017-08-01, 2017-12-31
			2017-30, 2016-11-01, 2018-03-31
			2017-31, 2017-02-01, 2017-06-30
			2017-32, 2017-05-01, 2017-09-30
			9999-24, 9998-11-01, +10000-03-31
			""")
	void aSeasonTakesInEveryUsageOfItsName(String text, LocalDate earliest, LocalDate latest) {
		assertBounds(text, earliest, latest);
	}

	@ParameterizedTest(name = "{0} is {1} to {2}")
	@CsvSource(textBlock = """
			Y170000002,   +170000002-01-01, +170000002-12-31
			Y-170000002,  -170000002-01-01, -170000002-12-31
			Y999999999,   +999999999-01-01, +999999999-12-31
			Y-999999999,  -999999999-01-01, -999999999-12-31
			Y-17E7,       -170000000-01-01, -170000000-12-31
			Y1E4,         +10000-01-01,     +10000-12-31
			1950S2,       1900-01-01,       1999-12-31
			1950S4,       1950-01-01,       1950-12-31
			-1950S2,      -1999-01-01,      -1900-12-31
			0950S1,       0900-01-01,       0999-12-31
			Y171010000S3, +171000000-01-01, +171999999-12-31
			Y3388E2S3,    +338000-01-01,    +338999-12-31
			Y999999999S1, +900000000-01-01, +999999999-12-31
			""")
	void aLongYearMayHaveAnExponentAndSignificantDigits(String text, LocalDate earliest, LocalDate latest) {
		assertBounds(text, earliest, latest);
	}

	@ParameterizedTest(name = "{0} is {1} to {2}")
	@CsvSource(delimiter = '|', textBlock = """
			[1667,1668,1670..1672]      | 1667-01-01 | 1672-12-31
			[..1760-12-03]              |            | 1760-12-03
			[1760-12..]                 | 1760-12-01 |
			[1760-01,1760-02,1760-12..] | 1760-01-01 |
			[1667,1760-12]              | 1667-01-01 | 1760-12-31
			{1960,1961-12}              | 1960-01-01 | 1961-12-31
			{..1984}                    |            | 1984-12-31
			{2018,2016-02-XX,2017~}     | 2016-02-01 | 2018-12-31
			[..1984,2000..]             |            |
			[2017]                      | 2017-01-01 | 2017-12-31
			[Y17000,2017-33]            | 2017-01-01 | +17000-12-31
			""")
	void aSetGoesFromItsFirstMemberToItsLast(String text, @Nullable LocalDate earliest, @Nullable LocalDate latest) {
		assertBounds(text, earliest, latest);
	}

	@Test
	void qualifiersMoveNoBound() {
		for (String text : new String[] { "2017?-02", "2017-~02", "%2017-02", "2017-02%", "?2017~-%02?" }) {
			assertBounds(text, LocalDate.of(2017, 2, 1), LocalDate.of(2017, 2, 28));
		}
	}

	private static void assertBounds(String text, @Nullable LocalDate earliest, @Nullable LocalDate latest) {
		EdtfDate date = EdtfDate.of(text);
		assertThat(date.earliest()).isEqualTo(earliest);
		assertThat(date.latest()).isEqualTo(latest);
	}

}
