package io.casebook.gateway.comparison;

import java.util.List;

import io.casebook.edtf.EdtfDate;
import io.casebook.gateway.company.Profile;
import io.casebook.gateway.metrics.Cell;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FoundingStatesTests {

	@Test
	void emptyCellsOfACompanyFoundedLaterAreToldApart() {
		assertThat(states("2011", "2010-12")).containsExactly("not-founded-yet", "not-founded-yet", "not-applicable",
				"withheld", "reported");
	}

	@Test
	void cellsStayWhenTheCompanyMayHaveBeenFounded() {
		List<String> unchanged = List.of("not-reported", "not-known-yet", "not-applicable", "withheld", "reported");
		assertThat(states("2011", "2011-01")).isEqualTo(unchanged);
		assertThat(states("2010/2011", "2010-12")).isEqualTo(unchanged);
		assertThat(states(null, "1900")).isEqualTo(unchanged);
	}

	@Test
	void whatMayHaveBeenKnownIsNoLongerSaid() {
		assertThat(FoundingStates.apply(List.of(Cells.empty("a", "x", "not-known-yet")), List.of(company("2011")),
				EdtfDate.of("2010")))
			.containsExactly(Cells.empty("a", "x", "not-founded-yet"));
	}

	private static List<String> states(@Nullable String founded, String asOf) {
		List<Cell> cells = List.of(Cells.empty("a", "i", "not-reported"), Cells.empty("a", "j", "not-known-yet"),
				Cells.empty("a", "k", "not-applicable"), Cells.empty("a", "l", "withheld"),
				Cells.reported("a", "m", null, "1", "1", "reported", List.of(), List.of()));
		return FoundingStates.apply(cells, List.of(company(founded)), EdtfDate.of(asOf))
			.stream()
			.map(Cell::state)
			.toList();
	}

	private static Profile company(@Nullable String founded) {
		return new Profile("a", "A", "case", (founded != null) ? EdtfDate.of(founded) : null, null, null, null, "",
				null, null, null, null, null, null, null, null);
	}

}
