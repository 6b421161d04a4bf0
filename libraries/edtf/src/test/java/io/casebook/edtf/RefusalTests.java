package io.casebook.edtf;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RefusalTests {

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '|',
			textBlock = """
					2017-02-30         | month 02 of year 2017 has no day 30
					-0045-02-29        | month 02 of year -0045 has no day 29
					2017-XX-32         | there is no day 32: expected 01 to 31
					2017-01-00         | there is no day 00: expected 01 to 31
					2017-13            | there is no month 13: expected 01 to 12, or 21 to 41 for a season, quarter, quadrimester or half year
					2017-00            | there is no month 00: expected 01 to 12, or 21 to 41 for a season, quarter, quadrimester or half year
					2017-21-01         | month 21 is a part of the year, which has no days: expected 01 to 12
					XXX1-02-29         | month 02 of year XXX1 has no day 29
					2018/2017          | its start is after its end
					2018/2017-XX-XX    | its start is after its end
					[2018..2017]       | its start is after its end
					2017-02-30/2018    | month 02 of year 2017 has no day 30
					2016/2017/2018     | expected a day such as 2017-11-11, or an interval with one /
					../..              | an interval needs a start or an end
					/                  | an interval needs a start or an end
					2017/2018-01-01T00:00:00 | the ends of an interval have no time of day
					2017-11-11T24:00:00 | expected a time such as 2017-11-11T08:30:00, 2017-11-11T08:30:00Z or 2017-11-11T08:30:00+08:00
					2017-02-30T08:30:00 | month 02 of year 2017 has no day 30
					Y2017              | after Y expected a year of more than four digits, without leading zeros
					Y017000            | after Y expected a year of more than four digits, without leading zeros
					Y1000000000        | expected a year from -999999999 to 999999999
					Y1E9               | expected a year from -999999999 to 999999999
					Y1E99999999999999  | expected a year from -999999999 to 999999999
					Y17000-01          | expected a year such as Y170000, Y17E4 or 1950S2
					17000S2            | expected a year of four digits, or Y before a longer one
					1950S5             | after S expected no more than the year's number of digits
					1950S0             | expected a year such as Y170000, Y17E4 or 1950S2
					-0000              | there is no year -0000
					-0000S1            | there is no year -0000
					[2017              | expected ] at the end of the set
					{2017]             | expected } at the end of the set
					[                  | expected ] at the end of the set
					[2017,..2018]      | in a set, only the first member may start and only the last may end with ..
					[2017..,2018]      | in a set, only the first member may start and only the last may end with ..
					[..]               | in a set, only the first member may start and only the last may end with ..
					[2017/2018]        | the members of a set are dates, without time of day, or ranges such as 2016..2018
					""")
	void theMessageQuotesTheTextAndSaysWhy(String text, String reason) {
		assertThatExceptionOfType(EdtfException.class).isThrownBy(() -> EdtfDate.of(text))
			.withMessage("\"" + text + "\" is not an EDTF date: " + reason);
	}

	@ParameterizedTest
	@ValueSource(strings = { "17", "20170", "+2017", "2017-1", "2017-1-01", "20171111", "2017-W01", "2017-315", "2017-",
			"2017-11-", "201x", "2017Z", "2017 ", " 2017", "2017\n", "2017-11-11 rubbish", "2017??", "2017?~", "~",
			"2017..2018", "unknown", "open", "2017年", "２０１７", "٢٠١٧", "2017–2018", "11/11/2017", "11.11.2017",
			"Nov 2017", "[]", "{}", "[2016,]", "[2016, 2018]", "..", "null", "--2017", "2017--11", "2017-11-11-11" })
	void whatHasNoShapeOfTheFormatIsRefused(String text) {
		assertThatExceptionOfType(EdtfException.class).isThrownBy(() -> EdtfDate.of(text))
			.withMessageContaining("is not an EDTF date: ")
			.withMessageContaining("expected");
	}

	@ParameterizedTest
	@ValueSource(strings = { "y17000", "Y17e4", "1950s2", "2017-11-11t08:30:00", "2017-11-11T08:30:00z", "201x" })
	void lowerCaseIsRefused(String text) {
		assertThatExceptionOfType(EdtfException.class).isThrownBy(() -> EdtfDate.of(text));
		assertThat(EdtfDate.of(text.toUpperCase(Locale.ROOT))).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t\n" })
	void blankIsRefused(String text) {
		assertThatExceptionOfType(EdtfException.class).isThrownBy(() -> EdtfDate.of(text))
			.withMessageStartingWith("No date is given: expected a date such as 2017, 2017-11 or 2017-11-11");
	}

	@Test
	@SuppressWarnings("NullAway")
	void nullIsRefused() {
		assertThatExceptionOfType(EdtfException.class).isThrownBy(() -> EdtfDate.of((String) null))
			.withMessageStartingWith("No date is given: ");
		assertThatExceptionOfType(EdtfException.class).isThrownBy(() -> EdtfDate.valueOf(null));
	}

	@Test
	void theLongestTextThatIsReadHas128Characters() {
		String members = "2017,".repeat(24);
		assertThat(EdtfDate.of("[" + members + "%2017?]").toString()).hasSize(128);
		assertThatExceptionOfType(EdtfException.class).isThrownBy(() -> EdtfDate.of("[" + members + "2017-XX]"))
			.withMessageEndingWith("expected at most 128 characters");
	}

	@Test
	void aLongTextIsQuotedInPart() {
		assertThatExceptionOfType(EdtfException.class).isThrownBy(() -> EdtfDate.of("2017".repeat(1_000_000)))
			.withMessage("\"" + "2017".repeat(10) + "…\" is not an EDTF date: expected at most 128 characters");
	}

	@Test
	void theQuotationHasNothingThatSteersADisplay() {
		assertThatExceptionOfType(EdtfException.class)
			.isThrownBy(() -> EdtfDate.of("2017\r\n\u001B[31m\u202E\u2028\uD800\uE000年😀"))
			.withMessageStartingWith("\"2017���[31m����年😀\" is not an EDTF date: ");
	}

}
