package io.casebook.company;

import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModules;

class StructureTests {

	@Test
	void featuresDependOnEachOtherWithoutCycles() {
		ApplicationModules.of(CompanyApplication.class).verify();
	}

}
