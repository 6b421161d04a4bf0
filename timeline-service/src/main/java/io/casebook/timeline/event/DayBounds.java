package io.casebook.timeline.event;

import java.time.LocalDate;

import io.casebook.edtf.EdtfDate;
import org.jspecify.annotations.Nullable;

/**
 * The days that a date stands for, as PostgreSQL writes them: an open side is infinite,
 * and so is one outside of the years 1 to 9999, which leaves every comparison with a kept
 * day as it was.
 */
public record DayBounds(String earliest, String latest) {

	private static final String EVER = "-infinity";

	private static final String NEVER = "infinity";

	private static final int LAST_YEAR = 9999;

	public static DayBounds of(EdtfDate date) {
		return new DayBounds(day(date.earliest(), EVER), day(date.latest(), NEVER));
	}

	/** The same with one day at both sides where one of them is open. */
	DayBounds closed() {
		return new DayBounds(this.earliest.equals(EVER) ? this.latest : this.earliest,
				this.latest.equals(NEVER) ? this.earliest : this.latest);
	}

	private static String day(@Nullable LocalDate day, String open) {
		if (day == null) {
			return open;
		}
		if (day.getYear() < 1) {
			return EVER;
		}
		return (day.getYear() > LAST_YEAR) ? NEVER : day.toString();
	}

}
