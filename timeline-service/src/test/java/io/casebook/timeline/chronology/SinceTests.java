package io.casebook.timeline.chronology;

import io.casebook.edtf.EdtfDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SinceTests {

	@ParameterizedTest
	@CsvSource({
			// days are exact
			"2011-03-15, 2011-03-15, P0D, P0D", "2011-03-15, 2017-11-11, P6Y7M27D, P6Y7M27D",
			// a vague date gives the shortest and the longest time there may have been
			"2014, 2017-11-11, P2Y10M11D, P3Y10M10D", "2014-05-20, 2017, P2Y7M12D, P3Y7M11D",
			"2011, 2016, P4Y1D, P5Y11M30D", "2014-06, 2014-07, P1D, P1M30D",
			// the sign stands in front, and two dates of one year may be in either order
			"2014, 2006, -P8Y11M30D, -P7Y1D", "2014, 2014, -P11M30D, P11M30D",
			// the last day of a month and leap days
			"2016-02-29, 2017-02-28, P11M30D, P11M30D", "2015-01-31, 2015-03-01, P1M1D, P1M1D",
			// an interval counts from its ends
			"2011, 2012-01-01/2013-06-30, P1D, P2Y5M29D",
			// what is open stays open
			"2011, 2011/.., -P11M30D,", "../2011, 2013, P1Y1D,", "2011, ../2013, , P2Y11M30D",
			"2011/.., 2013, , P2Y11M30D" })
	void sinceIsTheShortestAndTheLongestTimeBetweenTheDates(String anchor, String event, @Nullable String from,
			@Nullable String to) {
		assertThat(Since.between(EdtfDate.of(anchor), EdtfDate.of(event))).isEqualTo(new Since(from, to));
	}

	@Test
	void sinceOfWhollyOpenDatesSaysNothing() {
		assertThat(Since.between(EdtfDate.of("2011/.."), EdtfDate.of("../2013")))
			.isEqualTo(new Since(null, "P2Y11M30D"));
		assertThat(Since.between(EdtfDate.of("../2011"), EdtfDate.of("../2013"))).isEqualTo(new Since(null, null));
	}

}
