package io.casebook.gateway.comparison;

import io.casebook.edtf.EdtfDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DateWordsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "2017 | 2017", "2018-07 | Jul 2018", "2017-11-11 | 11 Nov 2017", "201X | 2010s",
					"2017-21 | spring 2017", "2017-36 | Q4 2017", "2016~ | about 2016", "2016-03? | Mar 2016?",
					"2016% | about 2016?", "../2017 | up to 2017", "/2017-03 | up to Mar 2017", "2011/.. | from 2011",
					"2011-05-02/ | from 2 May 2011", "../2017~ | up to about 2017", "2007/2017 | 2007 – 2017",
					"2018-01/2018-07 | Jan – Jul 2018", "2017-12/2018-01 | Dec 2017 – Jan 2018",
					"2018-01/2018 | Jan 2018 – 2018", "2017-03-01/2017-03-31 | 1 Mar 2017 – 31 Mar 2017",
					"2018-01?/2018-07 | Jan 2018? – Jul 2018" })
	void datesAreWrittenAsPeopleWriteThem(String date, String words) {
		assertThat(DateWords.of(EdtfDate.of(date))).isEqualTo(words);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "20XX", "2017-XX", "2017-~11", "2017-25", "[2016,2018]", "{2016,2018~}",
			"Y12000", "-0044", "2017-11-11T10:15:00Z", "../20XX", "2016/20XX" })
	void whatThereAreNoWordsForStays(String date) {
		assertThat(DateWords.of(EdtfDate.of(date))).isEqualTo(date);
	}

}
