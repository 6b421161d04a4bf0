package io.casebook.ranking;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * The values that a figure may have. A side that the source leaves open has no bound, and
 * none is made up: "over 30 million" is everything above it.
 *
 * @param low the lower bound; none when open
 * @param lowIncluded whether the lower bound is itself one of the values
 * @param high the upper bound; none when open
 * @param highIncluded whether the upper bound is itself one of the values
 */
public record Interval(@Nullable BigDecimal low, boolean lowIncluded, @Nullable BigDecimal high, boolean highIncluded) {

	/**
	 * What a value with a relation may be. An approximate one is taken at its stated
	 * value, because no bound is stated.
	 */
	public static Interval of(Relation relation, BigDecimal value) {
		return switch (relation) {
			case EQ, APPROX -> new Interval(value, true, value, true);
			case GT -> new Interval(value, false, null, false);
			case GE -> new Interval(value, true, null, false);
			case LT -> new Interval(null, false, value, false);
			case LE -> new Interval(null, false, value, true);
		};
	}

	/** Whether every value here is lower than every value there. */
	public boolean isBelow(Interval other) {
		if (this.high == null || other.low == null) {
			return false;
		}
		int order = this.high.compareTo(other.low);
		return order < 0 || (order == 0 && !(this.highIncluded && other.lowIncluded));
	}

	/** Whether some value here is lower than some value there. */
	public boolean mayBeBelow(Interval other) {
		return this.low == null || other.high == null || this.low.compareTo(other.high) < 0;
	}

	/** Whether some value is in both. */
	public boolean mayEqual(Interval other) {
		return !isBelow(other) && !other.isBelow(this);
	}

	/** Whether every value there is one here. */
	public boolean contains(Interval other) {
		return startsBefore(other) && endsAfter(other);
	}

	private boolean startsBefore(Interval other) {
		if (this.low == null || other.low == null) {
			return this.low == null;
		}
		int order = this.low.compareTo(other.low);
		return order < 0 || (order == 0 && (this.lowIncluded || !other.lowIncluded));
	}

	private boolean endsAfter(Interval other) {
		if (this.high == null || other.high == null) {
			return this.high == null;
		}
		int order = this.high.compareTo(other.high);
		return order > 0 || (order == 0 && (this.highIncluded || !other.highIncluded));
	}

}
