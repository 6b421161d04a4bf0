package io.casebook.gateway.comparison;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.casebook.edtf.EdtfDate;
import io.casebook.gateway.company.Profile;
import io.casebook.gateway.metrics.Cell;

/**
 * Tells the cells that are empty because nothing is reported from those of a company that
 * was certainly founded later. A cell that a claim itself leaves empty stays what the
 * claim says.
 */
final class FoundingStates {

	private static final Set<String> NOTHING_CLAIMED = Set.of("not-reported", "not-known-yet");

	private FoundingStates() {
	}

	static List<Cell> apply(List<Cell> cells, List<Profile> companies, EdtfDate asOf) {
		Set<String> later = companies.stream()
			.filter((company) -> company.founded() != null && company.founded().certainlyAfter(asOf))
			.map(Profile::key)
			.collect(Collectors.toSet());
		return cells.stream()
			.map((cell) -> (later.contains(cell.company()) && NOTHING_CLAIMED.contains(cell.state()))
					? cell.beforeFounding() : cell)
			.toList();
	}

}
