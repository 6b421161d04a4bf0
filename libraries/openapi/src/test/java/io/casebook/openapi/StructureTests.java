package io.casebook.openapi;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

class StructureTests {

	@Test
	void libraryKnowsNoOtherPartOfTheProject() {
		JavaClasses library = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("io.casebook");
		classes().should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("io.casebook.openapi", "java..", "io.swagger.v3..", "com.fasterxml.jackson..",
					"org.springframework.boot.autoconfigure..", "org.springframework.context..", "org.jspecify..")
			.check(library);
	}

}
