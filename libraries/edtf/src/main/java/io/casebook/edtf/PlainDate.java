package io.casebook.edtf;

import java.time.LocalDate;
import java.time.YearMonth;

import org.jspecify.annotations.Nullable;

/**
 * A year, a month or a day with nothing more said of it, as nearly all dates are. What is
 * not one, or is one that cannot be, is left to {@link CalendarDate}, which says why.
 */
final class PlainDate {

	private static final int YEAR = 4;

	private static final int MONTH = 7;

	private static final int DAY = 10;

	private PlainDate() {
	}

	/** What a text says, if it is a plain date. */
	static @Nullable Expression read(String text) {
		int length = text.length();
		if (length != YEAR && length != MONTH && length != DAY) {
			return null;
		}
		int year = number(text, 0, YEAR);
		int month = (length > YEAR) ? part(text, YEAR) : 1;
		int day = (length > MONTH) ? part(text, MONTH) : 1;
		if (year < 0 || month < 1 || month > 12 || day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
			return null;
		}
		LocalDate first = LocalDate.of(year, month, day);
		return switch (length) {
			case YEAR -> new Expression(new Bounds(first, LocalDate.of(year, 12, 31)), Precision.YEAR);
			case MONTH -> new Expression(new Bounds(first, YearMonth.of(year, month).atEndOfMonth()), Precision.MONTH);
			default -> new Expression(new Bounds(first, first), Precision.DAY);
		};
	}

	/** Two digits after a hyphen. */
	private static int part(String text, int hyphen) {
		return (text.charAt(hyphen) == '-') ? number(text, hyphen + 1, hyphen + 3) : -1;
	}

	private static int number(String text, int from, int to) {
		int number = 0;
		for (int i = from; i < to; i++) {
			int digit = text.charAt(i) - '0';
			if (digit < 0 || digit > 9) {
				return -1;
			}
			number = number * 10 + digit;
		}
		return number;
	}

}
