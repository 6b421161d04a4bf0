package io.casebook.edtf;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A text is a date that is written as it was read, or it is refused. As an ordinary test
 * this tries the kept inputs; with {@code JAZZER_FUZZ=1} it looks for others.
 */
class EdtfFuzzTests {

	@FuzzTest
	void textIsADateOrRefused(FuzzedDataProvider data) {
		String text = data.consumeRemainingAsString();
		EdtfDate date;
		try {
			date = EdtfDate.of(text);
		}
		catch (EdtfException ex) {
			assertThat(ex.getMessage()).isNotBlank().hasSizeLessThan(250);
			return;
		}
		assertThat(date).hasToString(text).isEqualTo(EdtfDate.of(date.toString()));
		if (date.earliest() != null && date.latest() != null) {
			assertThat(date.earliest()).isBeforeOrEqualTo(date.latest());
		}
	}

}
