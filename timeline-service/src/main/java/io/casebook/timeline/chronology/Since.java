package io.casebook.timeline.chronology;

import java.time.LocalDate;
import java.time.Period;

import io.casebook.edtf.EdtfDate;
import org.jspecify.annotations.Nullable;

/**
 * How long after an anchor an event was, as far as the two dates tell: between the
 * shortest and the longest time that their days allow. Each is an ISO 8601 duration in
 * whole years, months and days, counted as {@link Period#between} does, with the sign in
 * front when the event was earlier, as in {@code -P8Y}. A side that is open in the dates
 * is absent.
 *
 * @param from from the last day of the anchor to the first of the event
 * @param to from the first day of the anchor to the last of the event
 */
record Since(@Nullable String from, @Nullable String to) {

	/** The anchor itself, however vague its date. */
	static final Since ZERO = new Since(Period.ZERO.toString(), Period.ZERO.toString());

	static Since between(EdtfDate anchor, EdtfDate event) {
		return new Since(between(anchor.latest(), event.earliest()), between(anchor.earliest(), event.latest()));
	}

	/** One sign in front, where Java would repeat it before each number. */
	private static @Nullable String between(@Nullable LocalDate start, @Nullable LocalDate end) {
		if (start == null || end == null) {
			return null;
		}
		Period period = Period.between(start, end);
		return period.isNegative() ? "-" + period.negated() : period.toString();
	}

}
