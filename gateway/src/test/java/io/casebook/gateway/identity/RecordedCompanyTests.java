package io.casebook.gateway.identity;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecordedCompanyTests {

	private final RecordedCompany company = new RecordedCompany(Map.of("key", "tesla", "name", "Tesla, Inc."),
			List.of(Map.of("key", "tesla", "name", "Tesla Motors")), List.of());

	@Test
	void companyIsCalledByAnyOfItsNames() {
		assertThat(List.of("Tesla, Inc.", "Tesla Motors")).allMatch(this.company::isCalled);
		assertThat(List.of("Tesla Inc", "Tesla", "tesla")).noneMatch(this.company::isCalled);
	}

	/** Its key alone makes no company the one that is meant. */
	@Test
	void companyIsSpelledAsNamesOfWhichTheSameKeyIsMade() {
		assertThat(List.of("Tesla Inc", "TESLA, INC.", "Tesla motors")).allMatch(this.company::isSpelled);
		assertThat(List.of("Tesla", "Tesla Records")).noneMatch(this.company::isSpelled);
	}

}
