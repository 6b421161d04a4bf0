package io.casebook.edtf;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * The first and the last day that may be meant, both inclusive; none where nothing is
 * said.
 */
record Bounds(@Nullable LocalDate earliest, @Nullable LocalDate latest) {

	/** Nothing is said of either side. */
	static final Bounds NONE = new Bounds(null, null);

	/** From the first day of the start to the last day of the end. */
	static Bounds between(Bounds start, Bounds end) throws UnreadableException {
		if (start.earliest != null && end.latest != null && start.earliest.isAfter(end.latest)) {
			throw new UnreadableException("its start is after its end");
		}
		return new Bounds(start.earliest, end.latest);
	}

	/** The stretch that takes in both. */
	Bounds and(Bounds other) {
		return new Bounds(
				(this.earliest == null || other.earliest == null) ? null
						: (this.earliest.isBefore(other.earliest) ? this.earliest : other.earliest),
				(this.latest == null || other.latest == null) ? null
						: (this.latest.isAfter(other.latest) ? this.latest : other.latest));
	}

}
