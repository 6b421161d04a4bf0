package io.casebook.edtf;

import java.time.LocalDate;
import java.util.Comparator;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A date with its precision, kept as it was written: {@code 2017}, {@code 2017-11-11},
 * {@code 201X}, {@code 2017-34~}, {@code ../2017} or {@code [2016,2018]}, of the
 * <a href="https://www.loc.gov/standards/datetime/">Extended Date/Time Format</a>, levels
 * 0 to 2.
 * <p>
 * A date stands for every day it may mean, from {@link #earliest()} to {@link #latest()}.
 * A side of which nothing is said, whether open ({@code ..}) or unknown (empty), has no
 * bound. The relations between dates follow from these days alone and never claim more
 * than they give: what is <em>certain</em> holds for every day that could be meant, what
 * is <em>possible</em> for at least one. The qualifiers {@code ? ~ %} state no number of
 * days and so move no bound.
 * <p>
 * Two dates are equal when they are written alike: {@code 2017} is not
 * {@code 2017-01-01/2017-12-31}, although both stand for the same days.
 */
public final class EdtfDate {

	/** The longest text that is read, in characters. */
	public static final int MAX_LENGTH = 128;

	/**
	 * The order of a chronology: by the earliest day, dates without one first, then by
	 * the latest day, dates without one last. Dates that stand for the same days compare
	 * as equal whatever their text, so that a stable sort leaves their order alone.
	 */
	public static final Comparator<EdtfDate> CHRONOLOGICAL = Comparator
		.comparing(EdtfDate::earliest, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()))
		.thenComparing(EdtfDate::latest, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()));

	private final String text;

	private final Bounds bounds;

	private final Precision precision;

	private EdtfDate(String text, Expression expression) {
		this.text = text;
		this.bounds = expression.bounds();
		this.precision = expression.precision();
	}

	/**
	 * Reads a date.
	 * @throws EdtfException if the text is not a date of this format, is impossible, such
	 * as {@code 2017-02-30}, or is longer than {@link #MAX_LENGTH}
	 */
	public static EdtfDate of(String text) {
		try {
			return new EdtfDate(text, Expression.read(text));
		}
		catch (UnreadableException ex) {
			throw new EdtfException(text, ex.reason());
		}
	}

	/**
	 * One day of the calendar.
	 * @throws EdtfException if its year has more than four digits: the format has no days
	 * there
	 */
	public static EdtfDate of(LocalDate day) {
		return of(day.toString());
	}

	/**
	 * The same as {@link #of(String)}, by the name that data binding looks for.
	 */
	public static EdtfDate valueOf(String text) {
		return of(text);
	}

	/**
	 * The first day that may be meant, or {@code null} when the start is open or unknown.
	 */
	public @Nullable LocalDate earliest() {
		return this.bounds.earliest();
	}

	/**
	 * The last day that may be meant, or {@code null} when the end is open or unknown.
	 */
	public @Nullable LocalDate latest() {
		return this.bounds.latest();
	}

	/** Whether any part is qualified as approximate, by {@code ~} or {@code %}. */
	public boolean isApproximate() {
		return this.text.indexOf('~') >= 0 || this.text.indexOf('%') >= 0;
	}

	/** Whether any part is qualified as uncertain, by {@code ?} or {@code %}. */
	public boolean isUncertain() {
		return this.text.indexOf('?') >= 0 || this.text.indexOf('%') >= 0;
	}

	/** In which unit the date is written. */
	public Precision precision() {
		return this.precision;
	}

	/**
	 * Whether every day that may be meant is at or before the last day of {@code asOf}.
	 * Never true when this date or {@code asOf} has no last day.
	 */
	public boolean certainlyKnownBy(EdtfDate asOf) {
		return latest() != null && asOf.latest() != null && !latest().isAfter(asOf.latest());
	}

	/**
	 * Whether some day that may be meant is at or before the last day of {@code asOf}. A
	 * missing first day of this date, or last day of {@code asOf}, makes it possible.
	 */
	public boolean possiblyKnownBy(EdtfDate asOf) {
		return earliest() == null || asOf.latest() == null || !earliest().isAfter(asOf.latest());
	}

	/** Whether every day that may be meant is before every day of the other date. */
	public boolean certainlyBefore(EdtfDate other) {
		return latest() != null && other.earliest() != null && latest().isBefore(other.earliest());
	}

	/** Whether every day that may be meant is after every day of the other date. */
	public boolean certainlyAfter(EdtfDate other) {
		return other.certainlyBefore(this);
	}

	/**
	 * Whether the two stretches of days have a day in common. The stretch of a set has no
	 * gaps: {@code [2015,2017]} overlaps {@code 2016}.
	 */
	public boolean overlaps(EdtfDate other) {
		return !certainlyBefore(other) && !certainlyAfter(other);
	}

	@Override
	public boolean equals(@Nullable Object object) {
		return object instanceof EdtfDate other && this.text.equals(other.text);
	}

	@Override
	public int hashCode() {
		return this.text.hashCode();
	}

	/** The text as it was given. */
	@Override
	@JsonValue
	public String toString() {
		return this.text;
	}

}
