package io.casebook.metrics.claim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonValue;
import io.casebook.metrics.vocabulary.Vocabulary;

/**
 * Whether the claims about the same thing in the same period agree. Of several claims,
 * the two that agree least decide.
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
		List<Claim> distinct = distinct(claims);
		Agreement worst = AGREE;
		for (int i = 1; i < distinct.size() && worst != INCOMPARABLE; i++) {
			for (int j = 0; j < i; j++) {
				Agreement pair = of(distinct.get(i), distinct.get(j));
				worst = (pair.compareTo(worst) > 0) ? pair : worst;
			}
		}
		return worst;
	}

	private static List<Claim> distinct(List<Claim> claims) {
		List<Claim> distinct = new ArrayList<>();
		for (Claim claim : claims) {
			if (distinct.stream().noneMatch((known) -> of(known, claim) == AGREE)) {
				distinct.add(claim);
			}
		}
		return distinct;
	}

	private static Agreement of(Claim one, Claim other) {
		Figure first = one.figure();
		Figure second = other.figure();
		if (first == null || second == null) {
			return (first == null && second == null && one.missing() == other.missing()) ? AGREE : MATERIAL;
		}
		return of(first, second);
	}

	private static Agreement of(Figure one, Figure other) {
		if (!one.unit().equals(other.unit())) {
			return INCOMPARABLE;
		}
		if (one.sameAs(other)) {
			return AGREE;
		}
		boolean close = isRounded(one.value(), other.value()) || isRounded(other.value(), one.value())
				|| leavesRoom(one, other) || leavesRoom(other, one);
		return close ? WITHIN_ROUNDING : MATERIAL;
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

}
