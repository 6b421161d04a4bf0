package io.casebook.gateway.filing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

import org.jspecify.annotations.Nullable;

/** Days as EDGAR writes them. */
final class Days {

	/** What is read, for people. */
	static final String EXPECTED = "a day such as 2022-02-07";

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd")
		.withResolverStyle(ResolverStyle.STRICT);

	private static final int LAST_YEAR = 9999;

	private Days() {
	}

	/** The day; none when the text is not one of the calendar. */
	static @Nullable LocalDate of(String text) {
		try {
			LocalDate day = LocalDate.parse(text, DAY);
			return (day.getYear() >= 1 && day.getYear() <= LAST_YEAR) ? day : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
