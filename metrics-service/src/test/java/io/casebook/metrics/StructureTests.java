package io.casebook.metrics;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class StructureTests {

	private final JavaClasses classes = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.casebook.metrics");

	@Test
	void packagesAreModulesWithoutCycles() {
		ApplicationModules.of(MetricsApplication.class).verify();
	}

	@Test
	void computationIsPlainJava() {
		noClasses().that()
			.resideInAnyPackage("io.casebook.metrics.claim", "io.casebook.metrics.vocabulary")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "reactor..", "io.r2dbc..", "java.sql..", "tools.jackson..")
			.check(this.classes);
	}

	@Test
	void nothingBlocks() {
		noClasses().should()
			.callMethod(reactor.core.publisher.Mono.class, "block")
			.orShould()
			.callMethod(reactor.core.publisher.Flux.class, "blockFirst")
			.orShould()
			.callMethod(reactor.core.publisher.Flux.class, "blockLast")
			.orShould()
			.callMethod(Thread.class, "sleep", long.class)
			.check(this.classes);
	}

}
