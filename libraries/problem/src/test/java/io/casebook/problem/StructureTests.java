package io.casebook.problem;

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
			.resideInAnyPackage("io.casebook.problem", "java..", "org.springframework..", "tools.jackson..",
					"com.fasterxml.jackson..", "org.slf4j..", "reactor..", "io.netty..", "org.jspecify..")
			.check(library);
	}

}
