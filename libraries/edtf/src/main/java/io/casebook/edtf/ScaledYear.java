package io.casebook.edtf;

import java.time.LocalDate;
import java.time.Year;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A year of more than four digits ({@code Y-17000}), written with an exponent
 * ({@code Y17E4}), or of which only some digits are significant ({@code 1950S2}, a year
 * of 1900 to 1999).
 */
final class ScaledYear {

	private static final Pattern SHAPE = Pattern.compile("""
			[?~%]?(?<prefix>Y?)(?<minus>-?)(?<digits>[0-9]+)\
			(?:E(?<exponent>[1-9][0-9]*))?(?:S(?<significant>[1-9][0-9]*))?[?~%]?""");

	private static final int MOST_DIGITS = String.valueOf(Year.MAX_VALUE).length();

	private ScaledYear() {
	}

	static Expression read(String text) throws UnreadableException {
		Matcher shape = SHAPE.matcher(text);
		if (!shape.matches()) {
			throw new UnreadableException("expected a year such as Y170000, Y17E4 or 1950S2");
		}
		boolean negative = shape.start("minus") < shape.end("minus");
		int year = magnitude(shape);
		if (negative && year == 0) {
			throw new UnreadableException("there is no year -0000");
		}
		int step = step(year, shape.group("significant"));
		int low = year / step * step;
		int high = low + (step - 1);
		return new Expression(negative ? years(-high, -low) : years(low, high), Precision.YEAR);
	}

	private static int magnitude(Matcher shape) throws UnreadableException {
		boolean prefixed = shape.start("prefix") < shape.end("prefix");
		String digits = shape.group("digits") + "0".repeat(small(shape.group("exponent")));
		if (prefixed && (digits.length() < 5 || digits.startsWith("0"))) {
			throw new UnreadableException("after Y expected a year of more than four digits, without leading zeros");
		}
		if (!prefixed && (digits.length() != 4 || shape.start("exponent") >= 0)) {
			throw new UnreadableException("expected a year of four digits, or Y before a longer one");
		}
		if (digits.length() > MOST_DIGITS) {
			throw new UnreadableException("expected a year from -" + Year.MAX_VALUE + " to " + Year.MAX_VALUE);
		}
		return Integer.parseInt(digits);
	}

	/** The distance between years that differ in their last significant digit. */
	private static int step(int year, @Nullable String significant) throws UnreadableException {
		if (significant == null) {
			return 1;
		}
		int insignificant = String.valueOf(year).length() - small(significant);
		if (insignificant < 0) {
			throw new UnreadableException("after S expected no more than the year's number of digits");
		}
		return (int) Math.pow(10, insignificant);
	}

	/** Any number above 99 is too large here, and is cut to stay a small one. */
	private static int small(@Nullable String number) {
		return (number != null) ? Integer.parseInt(number.substring(0, Math.min(number.length(), 3))) : 0;
	}

	private static Bounds years(int first, int last) {
		return new Bounds(LocalDate.of(first, 1, 1), LocalDate.of(last, 12, 31));
	}

}
