package io.casebook.metrics.claim;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonValue;
import io.casebook.metrics.vocabulary.Vocabulary;
import io.casebook.ranking.Figure;
import io.casebook.ranking.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Whether the claims about the same thing in the same period agree. Of several claims,
 * the two that agree least decide; a figure and the lack of one differ.
 */
public enum Agreement {

	/** There is one claim. */
	SINGLE,

	/** All say the same value, relation and unit. */
	AGREE,

	/** All can be true: one is another rounded, or leaves room for it. */
	WITHIN_ROUNDING,

	/** They differ. */
	MATERIAL,

	/** Their units differ, so that their values cannot be compared. */
	INCOMPARABLE;

	/** The largest share by which rounding to two digits changes a number. */
	private static final BigDecimal TWO_DIGITS = new BigDecimal("0.05");

	/** The agreement of claims that have the same subject and period. */
	static Agreement of(List<Claim> claims) {
		if (claims.size() <= 1) {
			return SINGLE;
		}
		List<Said> distinct = claims.stream().map(Said::of).distinct().toList();
		if (distinct.size() == 1) {
			return AGREE;
		}
		List<Figure> figures = distinct.stream().flatMap((said) -> Stream.ofNullable(said.figure())).toList();
		if (figures.stream().map(Figure::unit).distinct().count() > 1) {
			return INCOMPARABLE;
		}
		boolean isLacking = figures.size() < distinct.size();
		return (!isLacking && areClose(figures)) ? WITHIN_ROUNDING : MATERIAL;
	}

	private static boolean areClose(List<Figure> figures) {
		for (int i = 1; i < figures.size(); i++) {
			for (int j = 0; j < i; j++) {
				if (!areClose(figures.get(i), figures.get(j))) {
					return false;
				}
			}
		}
		return true;
	}

	private static boolean areClose(Figure one, Figure other) {
		if (isOpen(one) && isOpen(other)) {
			return one.interval().contains(other.interval()) || other.interval().contains(one.interval());
		}
		if (isOpen(one) || isOpen(other)) {
			return unrounded(one).mayEqual(unrounded(other));
		}
		return unrounded(one).contains(other.interval()) || unrounded(other).contains(one.interval());
	}

	private static boolean isOpen(Figure figure) {
		return switch (figure.relation()) {
			case EQ, APPROX -> false;
			case GT, GE, LT, LE -> true;
		};
	}

	/**
	 * The values that the figure may have been before it was rounded to its last digit,
	 * where a value in the middle may have been rounded either way. The bound of an open
	 * relation is taken as it is.
	 */
	private static Interval unrounded(Figure figure) {
		if (isOpen(figure)) {
			return figure.interval();
		}
		BigDecimal value = figure.value();
		BigDecimal margin = margin(value);
		return new Interval(value.subtract(margin), true, value.add(margin), true);
	}

	/**
	 * The zeros that end a whole number may have been rounded or counted. They are taken
	 * as rounded as far as that changes the number by no more than rounding to two digits
	 * does.
	 */
	private static BigDecimal margin(BigDecimal value) {
		if (value.scale() > 0) {
			return halfOfDigit(value.scale());
		}
		BigDecimal rounded = halfOfDigit(value.stripTrailingZeros().scale());
		return rounded.min(value.abs().multiply(TWO_DIGITS)).max(halfOfDigit(0));
	}

	private static BigDecimal halfOfDigit(int scale) {
		return BigDecimal.valueOf(5, scale + 1);
	}

	@Override
	@JsonValue
	public String toString() {
		return Vocabulary.code(this);
	}

	/**
	 * What a claim says. Two that say the same are equal, however many zeros end their
	 * fractions.
	 */
	private record Said(@Nullable Missing missing, @Nullable Figure figure) {

		static Said of(Claim claim) {
			return new Said(claim.missing(), claim.figure());
		}

		@Override
		public boolean equals(@Nullable Object object) {
			return object instanceof Said other && this.missing == other.missing && ((this.figure == null)
					? other.figure == null : other.figure != null && this.figure.sameAs(other.figure));
		}

		@Override
		public int hashCode() {
			return (this.figure != null) ? this.figure.value().stripTrailingZeros().hashCode() : 0;
		}

	}

}
