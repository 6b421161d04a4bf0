package io.casebook.gateway.table;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

import io.casebook.edtf.EdtfDate;
import io.casebook.edtf.EdtfException;
import org.jspecify.annotations.Nullable;

/**
 * How a table writes dates: in EDTF, or by a pattern such as {@code M/d/uuuu}. What the
 * pattern leaves out is left out of the date.
 *
 * @param pattern the pattern of {@link DateTimeFormatter}; absent for EDTF
 */
record DayFormat(@Nullable String pattern) {

	/** Dates as Casebook writes them. */
	static final DayFormat EDTF = new DayFormat(null);

	/** What patterns are made of, for people. */
	static final String EXPECTED = "edtf, or a pattern of uuuu, MM or M or MMM, and dd or d, such as M/d/uuuu";

	/** Whether there can be such a format. */
	static boolean isPattern(String text) {
		try {
			DateTimeFormatter.ofPattern(text, Locale.ENGLISH);
			return text.contains("uuuu") && text.matches("[uMd /.,-]+");
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	/** The date in EDTF; none when the text is not one of this form. */
	@Nullable String read(String cell) {
		String text = cell.strip();
		try {
			return (this.pattern != null) ? edtf(text, this.pattern) : EdtfDate.of(text).toString();
		}
		catch (EdtfException | DateTimeException ex) {
			return null;
		}
	}

	private static String edtf(String text, String pattern) {
		TemporalAccessor read = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
			.withResolverStyle(ResolverStyle.STRICT)
			.parse(text);
		StringBuilder date = new StringBuilder("%04d".formatted(read.get(ChronoField.YEAR)));
		if (read.isSupported(ChronoField.MONTH_OF_YEAR)) {
			date.append("-%02d".formatted(read.get(ChronoField.MONTH_OF_YEAR)));
			if (read.isSupported(ChronoField.DAY_OF_MONTH)) {
				date.append("-%02d".formatted(read.get(ChronoField.DAY_OF_MONTH)));
			}
		}
		return EdtfDate.of(date.toString()).toString();
	}

}
