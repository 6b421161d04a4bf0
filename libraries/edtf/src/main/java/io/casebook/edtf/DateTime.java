package io.casebook.edtf;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day and a time of that day. Its days are the one as written, in whatever offset from
 * UTC it was written: the calendar day of the place is what its source means.
 */
final class DateTime {

	private static final Pattern SHAPE = Pattern.compile("""
			(?<day>-?[0-9]{4}-[0-9]{2}-[0-9]{2})\
			T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\
			(?:Z|[+-](?:[01][0-9]|2[0-3])(?::[0-5][0-9])?)?""");

	private DateTime() {
	}

	static Expression read(String text) throws UnreadableException {
		Matcher shape = SHAPE.matcher(text);
		if (!shape.matches()) {
			throw new UnreadableException(
					"expected a time such as 2017-11-11T08:30:00, 2017-11-11T08:30:00Z or 2017-11-11T08:30:00+08:00");
		}
		int dayEnd = shape.end("day");
		return new Expression(CalendarDate.read(text.substring(0, dayEnd)).bounds(), Precision.SECOND);
	}

}
