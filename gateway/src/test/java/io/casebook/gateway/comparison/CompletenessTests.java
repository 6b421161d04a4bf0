package io.casebook.gateway.comparison;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.casebook.gateway.metrics.Cell;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CompletenessTests {

	@Test
	void theShareCountsWhatIsApplicable() {
		assertThat(Completeness.of(List.of(cell("a", "reported"), cell("a", "not-reported"),
				cell("a", "not-applicable"), cell("a", "not-founded-yet"), cell("b", "withheld"),
				cell("b", "not-known-yet"), cell("c", "reported"))))
			.containsExactly(Map.entry("a", new BigDecimal("0.5")), Map.entry("b", new BigDecimal("0")),
					Map.entry("c", new BigDecimal("1")));
	}

	@Test
	void theShareHasFourDigitsRoundedDown() {
		assertThat(Completeness.of(List.of(cell("a", "reported"), cell("a", "reported"), cell("a", "not-reported"))))
			.containsExactly(Map.entry("a", new BigDecimal("0.6666")));
	}

	@Test
	void aCompanyWithoutApplicableCellsHasNoShare() {
		assertThat(Completeness.of(List.of(cell("a", "not-founded-yet")))).isEmpty();
	}

	private static Cell cell(String company, String state) {
		return Cells.empty(company, "valuation", state);
	}

}
