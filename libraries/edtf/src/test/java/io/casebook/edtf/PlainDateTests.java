package io.casebook.edtf;

import java.time.YearMonth;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlainDateTests {

	@Test
	void plainDatesAreReadAsAllOthersWouldBe() {
		assertThat(plainDates())
			.allSatisfy((text) -> assertThat(PlainDate.read(text)).isNotNull().isEqualTo(CalendarDate.read(text)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "2017-13", "2017-00", "2017-02-29", "2017-04-31", "2017-01-00", "2017-21", "201X", "2017~",
			"-201", "2017/11", "2017-1-11", "2017-11 11", "２０１７", "+017", "" })
	void everythingElseIsLeftAlone(String text) {
		assertThat(PlainDate.read(text)).isNull();
	}

	/** Years with all their months and days: ordinary, leap, first and last. */
	private static Stream<String> plainDates() {
		return IntStream.of(0, 4, 1900, 2000, 2016, 2017, 9999)
			.boxed()
			.flatMap((year) -> IntStream.rangeClosed(1, 12).mapToObj((month) -> YearMonth.of(year, month)))
			.flatMap((month) -> Stream.concat(
					Stream.of("%04d".formatted(month.getYear()),
							"%04d-%02d".formatted(month.getYear(), month.getMonthValue())),
					IntStream.rangeClosed(1, month.lengthOfMonth()).mapToObj((day) -> month.atDay(day).toString())));
	}

}
