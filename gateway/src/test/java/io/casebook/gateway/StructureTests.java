package io.casebook.gateway;

import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModules;

class StructureTests {

	@Test
	void packagesAreModulesThatKeepToEachOthersPublicTypes() {
		ApplicationModules.of(GatewayApplication.class).verify();
	}

}
