package io.casebook.metrics.claim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonValue;
import io.casebook.metrics.vocabulary.Vocabulary;
import io.casebook.ranking.Figure;
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

	/** One is the other rounded, or leaves room for it. */
	WITHIN_ROUNDING,

	/** They differ. */
	MATERIAL,

	/** Their units differ, so that their values cannot be compared. */
	INCOMPARABLE;

	/** The agreement of claims that have the same subject and period. */
	static Agreement of(List<Claim> claims) {
		if (claims.size() <= 1) {
			return SINGLE;
		}
		List<Said> distinct = claims.stream().map(Said::of).distinct().toList();
		if (distinct.size() == 1) {
			return AGREE;
		}
		if (distinct.stream().map(Said::figure).anyMatch(Objects::isNull)) {
			return MATERIAL;
		}
		List<Figure> figures = distinct.stream().flatMap((said) -> Stream.ofNullable(said.figure())).toList();
		if (figures.stream().map(Figure::unit).distinct().count() > 1) {
			return INCOMPARABLE;
		}
		return areClose(figures) ? WITHIN_ROUNDING : MATERIAL;
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
		return isRounded(one.value(), other.value()) || isRounded(other.value(), one.value()) || leavesRoom(one, other)
				|| leavesRoom(other, one);
	}

	/**
	 * Whether the first is the second rounded to the last digit that the first gives. The
	 * zeros that end a whole number are taken as rounded. A value in the middle may have
	 * been rounded either way.
	 */
	private static boolean isRounded(BigDecimal coarse, BigDecimal fine) {
		int last = (coarse.scale() > 0) ? coarse.scale() : coarse.stripTrailingZeros().scale();
		return coarse.compareTo(fine.setScale(last, RoundingMode.HALF_UP)) == 0
				|| coarse.compareTo(fine.setScale(last, RoundingMode.HALF_DOWN)) == 0;
	}

	private static boolean leavesRoom(Figure open, Figure other) {
		return switch (open.relation()) {
			case EQ, APPROX -> false;
			case GT, GE, LT, LE -> open.interval().contains(other.interval());
		};
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
