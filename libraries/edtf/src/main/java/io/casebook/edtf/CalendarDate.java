package io.casebook.edtf;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A year, a month or part of a year, or a day, where any digit may be unspecified and any
 * component qualified from either side.
 */
final class CalendarDate {

	private static final Pattern SHAPE = Pattern.compile("""
			[?~%]?(?<minus>-?)(?<year>[0-9X]{4})[?~%]?\
			(?:-[?~%]?(?<month>[0-9X]{2})[?~%]?\
			(?:-[?~%]?(?<day>[0-9X]{2})[?~%]?)?)?""");

	private final boolean negative;

	private final DigitPattern year;

	private final DigitPattern month;

	private final DigitPattern day;

	private final Precision precision;

	private CalendarDate(Matcher shape) {
		this.negative = shape.start("minus") < shape.end("minus");
		this.year = digits(shape, "year");
		this.month = digits(shape, "month");
		this.day = digits(shape, "day");
		this.precision = (shape.start("day") >= 0) ? Precision.DAY
				: ((shape.start("month") >= 0) ? Precision.MONTH : Precision.YEAR);
	}

	private static DigitPattern digits(Matcher shape, String component) {
		@Nullable String digits = shape.group(component);
		return (digits != null) ? new DigitPattern(digits) : DigitPattern.ANY;
	}

	static Expression read(String text) throws UnreadableException {
		Matcher shape = SHAPE.matcher(text);
		if (!shape.matches()) {
			throw new UnreadableException(Expression.EXPECTED);
		}
		return new CalendarDate(shape).expression();
	}

	private Expression expression() throws UnreadableException {
		if (years(true).findFirst().isEmpty()) {
			throw new UnreadableException("there is no year -0000");
		}
		@Nullable YearPart part = this.month.isSpecified() ? YearPart.withCode(this.month.value()) : null;
		if (part != null) {
			return expression(part);
		}
		return new Expression(new Bounds(extreme(true), extreme(false)), this.precision);
	}

	private Expression expression(YearPart part) throws UnreadableException {
		if (this.precision == Precision.DAY) {
			throw new UnreadableException(
					"month " + this.month.digits() + " is a part of the year, which has no days: expected 01 to 12");
		}
		LocalDate earliest = part.firstDay(years(true).findFirst().orElseThrow());
		return new Expression(new Bounds(earliest, part.lastDay(years(false).findFirst().orElseThrow())),
				part.precision());
	}

	/** The first or the last day of all that the digits allow. */
	private LocalDate extreme(boolean first) throws UnreadableException {
		return years(first).boxed().flatMap((year) -> days(year, first)).findFirst().orElseThrow(refusal());
	}

	private Stream<LocalDate> days(int year, boolean ascending) {
		return this.month.candidates(1, 12, ascending)
			.mapToObj((month) -> YearMonth.of(year, month))
			.flatMap((month) -> this.day.candidates(1, month.lengthOfMonth(), ascending).mapToObj(month::atDay));
	}

	private IntStream years(boolean ascending) {
		if (this.negative) {
			return this.year.candidates(1, 9999, !ascending).map((year) -> -year);
		}
		return this.year.candidates(0, 9999, ascending);
	}

	private Supplier<UnreadableException> refusal() {
		if (this.month.candidates(1, 12, true).findFirst().isEmpty()) {
			return () -> new UnreadableException("there is no month " + this.month.digits()
					+ ": expected 01 to 12, or 21 to 41 for a season, quarter, quadrimester or half year");
		}
		if (this.day.candidates(1, 31, true).findFirst().isEmpty()) {
			return () -> new UnreadableException("there is no day " + this.day.digits() + ": expected 01 to 31");
		}
		return () -> new UnreadableException("month %s of year %s%s has no day %s".formatted(this.month.digits(),
				this.negative ? "-" : "", this.year.digits(), this.day.digits()));
	}

}
