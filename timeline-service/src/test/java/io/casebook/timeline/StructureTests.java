package io.casebook.timeline;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class StructureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.casebook.timeline");

	@Test
	void modulesUseOnlyWhatOthersOffer() {
		ApplicationModules.of(TimelineApplication.class).verify();
	}

	@Test
	void alignmentAndReadingArePlainJava() {
		classes().that()
			.haveSimpleName("Since")
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("java.lang..", "java.time..", "org.jspecify..", "io.casebook.edtf")
			.orShould()
			.haveSimpleName("Since")
			.check(CLASSES);
		noClasses().that()
			.haveSimpleName("EventReading")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "reactor..", "io.r2dbc..")
			.check(CLASSES);
	}

	@Test
	void nothingReachesIntoTheGatewaysOrAnotherServicesPackages() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.casebook.company..", "io.casebook.metrics..", "io.casebook.gateway..")
			.check(CLASSES);
	}

	@Test
	void everyPackageIsNullMarked() {
		classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class).check(CLASSES);
	}

}
