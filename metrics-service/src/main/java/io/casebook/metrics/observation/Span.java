package io.casebook.metrics.observation;

import java.time.LocalDate;

import io.casebook.edtf.EdtfDate;
import org.jspecify.annotations.Nullable;

/**
 * A date beside the days that it may mean, as both are stored.
 *
 * @param end the first day on which it may end; none when it is open
 * @param copy the date and its days as COPY reads them
 */
public record Span(EdtfDate date, @Nullable LocalDate earliest, @Nullable LocalDate latest, @Nullable LocalDate end,
		String copy) {

	/** Stands in for a date that was refused. */
	static final Span REFUSED = new Span(EdtfDate.of("2000"), null, null, null, "");

	static Span of(EdtfDate date) {
		String text = date.toString();
		String end = text.substring(text.indexOf('/') + 1);
		boolean open = end.isEmpty() || end.equals("..");
		return new Span(date, date.earliest(), date.latest(), open ? null : EdtfDate.of(end).earliest(),
				text + "\t" + copy(date.earliest()) + "\t" + copy(date.latest()));
	}

	private static String copy(@Nullable LocalDate day) {
		return (day != null) ? day.toString() : "\\N";
	}

	/** Whether it ends after the other, whatever the two mean. */
	boolean certainlyEndsAfter(Span other) {
		return this.end != null && other.latest != null && this.end.isAfter(other.latest);
	}

	@Override
	public String toString() {
		return this.date.toString();
	}

}
