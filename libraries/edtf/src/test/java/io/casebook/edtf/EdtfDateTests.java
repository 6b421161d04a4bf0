package io.casebook.edtf;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EdtfDateTests {

	@Test
	void theTextIsKeptAsGiven() {
		assertThat(EdtfDate.of("2004-06~-11")).hasToString("2004-06~-11");
		assertThat(EdtfDate.valueOf("../2017")).hasToString("../2017");
	}

	@Test
	void datesAreEqualWhenWrittenAlike() {
		assertThat(EdtfDate.of("2017")).isEqualTo(EdtfDate.valueOf("2017"))
			.hasSameHashCodeAs(EdtfDate.valueOf("2017"))
			.isNotEqualTo(EdtfDate.of("2017-01-01/2017-12-31"))
			.isNotEqualTo(EdtfDate.of("2017~"))
			.isNotEqualTo("2017")
			.isNotEqualTo(null);
	}

	@Test
	void aDayOfTheCalendarIsADate() {
		assertThat(EdtfDate.of(LocalDate.of(2018, 7, 1))).isEqualTo(EdtfDate.of("2018-07-01"));
		assertThat(EdtfDate.of(LocalDate.of(-44, 3, 15))).isEqualTo(EdtfDate.of("-0044-03-15"));
		assertThatExceptionOfType(EdtfException.class).isThrownBy(() -> EdtfDate.of(LocalDate.MAX));
	}

	@ParameterizedTest(name = "{0}: approximate {1}, uncertain {2}")
	@CsvSource(textBlock = """
			1984,              false, false
			1984?,             false, true
			2004-06~,          true,  false
			2004-06-11%,       true,  true
			2004-06~-11,       true,  false
			?2004-06-~11,      true,  true
			2004-%06-11,       true,  true
			2001-21?,          false, true
			Y-17000~,          true,  false
			1984?/2004~,       true,  true
			'[1667,1668~]',    true,  false
			1950S2,            false, false
			""")
	void qualifiersOfAnyPartCount(String text, boolean approximate, boolean uncertain) {
		EdtfDate date = EdtfDate.of(text);
		assertThat(date.isApproximate()).isEqualTo(approximate);
		assertThat(date.isUncertain()).isEqualTo(uncertain);
	}

	@ParameterizedTest(name = "{0} is written as a {1}")
	@CsvSource(delimiter = '|', textBlock = """
			2017                | YEAR
			201X                | YEAR
			Y-17000             | YEAR
			1950S2              | YEAR
			2017-40             | SEMESTRAL
			2017-37             | QUADRIMESTER
			2017-33             | QUARTER
			2017-21             | SEASON
			2017-32             | SEASON
			2017-11             | MONTH
			2017-XX             | MONTH
			2017-11-11          | DAY
			XXXX-XX-XX          | DAY
			2017-11-11T00:00:00 | SECOND
			2017/2018           | INTERVAL
			2017-11-11/..       | INTERVAL
			[2016,2018]         | SET
			{2016..2018}        | SET
			""")
	void precisionIsTheUnitItIsWrittenIn(String text, Precision precision) {
		assertThat(EdtfDate.of(text).precision()).isEqualTo(precision);
	}

	@ParameterizedTest(name = "{0} known by {1}: certainly {2}, possibly {3}")
	@CsvSource(textBlock = """
			2018-06-30,      2018-07,     true,  true
			2018-07-31,      2018-07,     true,  true
			2018-08-01,      2018-07,     false, false
			2018,            2018-07,     false, true
			2018,            2018,        true,  true
			2018-01/2018-07, 2018-07,     true,  true
			2018,            2017-12-31,  false, false
			2011/..,         2018,        false, true
			2011/,           2018,        false, true
			2019/..,         2018,        false, false
			../2017,         2018,        true,  true
			/2017,           2018,        true,  true
			../2018,         2017,        false, true
			2017,            2016/..,     false, true
			2017,            ../2017,     true,  true
			""")
	void whatWasKnownByADateIsMeasuredAtItsLastDay(String text, String asOf, boolean certainly, boolean possibly) {
		assertThat(EdtfDate.of(text).certainlyKnownBy(EdtfDate.of(asOf))).isEqualTo(certainly);
		assertThat(EdtfDate.of(text).possiblyKnownBy(EdtfDate.of(asOf))).isEqualTo(possibly);
	}

	@ParameterizedTest(name = "{0} and {1}: before {2}, after {3}, overlaps {4}")
	@CsvSource(textBlock = """
			2016,            2017,        true,  false, false
			2018,            2017,        false, true,  false
			2017,            2017-11-11,  false, false, true
			2016-12-31,      2017,        true,  false, false
			2016/2017-01-01, 2017,        false, false, true
			../2016,         2017/..,     true,  false, false
			2017/..,         ../2016,     false, true,  false
			../2017,         2017/..,     false, false, true
			2011/..,         2017,        false, false, true
			/2011,           2017,        true,  false, false
			2017-24,         2018-01,     false, false, true
			""")
	void orderIsCertainOrTheDatesOverlap(String one, String other, boolean before, boolean after, boolean overlaps) {
		EdtfDate date = EdtfDate.of(one);
		EdtfDate that = EdtfDate.of(other);
		assertThat(List.of(date.certainlyBefore(that), date.certainlyAfter(that), date.overlaps(that)))
			.containsExactly(before, after, overlaps);
		assertThat(List.of(that.certainlyBefore(date), that.certainlyAfter(date), that.overlaps(date)))
			.containsExactly(after, before, overlaps);
	}

	@Test
	void aChronologyGoesByEarliestThenLatestDay() {
		assertThat(sorted("2018", "2017/..", "2017", "../2017", "2017-01-01", "[..2000,2020..]", "2016-12-31",
				"2017-06", "Y-17000", "../2016"))
			.containsExactly("../2016", "../2017", "[..2000,2020..]", "Y-17000", "2016-12-31", "2017-01-01", "2017",
					"2017/..", "2017-06", "2018");
	}

	@Test
	void aChronologyKeepsTheOrderOfDatesOfTheSameDays() {
		assertThat(sorted("2017~", "2017", "2017-01/2017-12", "2017?")).containsExactly("2017~", "2017",
				"2017-01/2017-12", "2017?");
	}

	private static List<String> sorted(String... texts) {
		return Stream.of(texts).map(EdtfDate::of).sorted(EdtfDate.CHRONOLOGICAL).map(EdtfDate::toString).toList();
	}

}
