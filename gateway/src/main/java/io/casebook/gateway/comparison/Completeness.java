package io.casebook.gateway.comparison;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.casebook.gateway.metrics.Cell;

/**
 * The share of a company's applicable cells that hold a value, to four digits, rounded
 * down so that only a complete row is 1. Cells that are not applicable, or of a time
 * before the founding, do not count; a company without any other has no share.
 */
final class Completeness {

	private static final int DIGITS = 4;

	private static final Set<String> NOT_COUNTED = Set.of("not-applicable", "not-founded-yet");

	private Completeness() {
	}

	static Map<String, BigDecimal> of(List<Cell> cells) {
		Map<String, Tally> tallies = new LinkedHashMap<>();
		for (Cell cell : cells) {
			if (!NOT_COUNTED.contains(cell.state())) {
				tallies.merge(cell.company(), new Tally(cell.holdsValue() ? 1 : 0, 1), Tally::plus);
			}
		}
		Map<String, BigDecimal> shares = new LinkedHashMap<>();
		tallies.forEach((company, tally) -> shares.put(company, tally.share()));
		return shares;
	}

	private record Tally(int reported, int applicable) {

		Tally plus(Tally other) {
			return new Tally(this.reported + other.reported, this.applicable + other.applicable);
		}

		BigDecimal share() {
			return BigDecimal.valueOf(this.reported)
				.divide(BigDecimal.valueOf(this.applicable), DIGITS, RoundingMode.DOWN)
				.stripTrailingZeros();
		}

	}

}
