package io.casebook.shutdown;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

class StructureTests {

	@Test
	void libraryKnowsNoOtherPartOfTheProject() {
		JavaClasses library = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("io.casebook.shutdown");
		classes().should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("io.casebook.shutdown", "java..", "org.springframework..", "org.jspecify..")
			.check(library);
	}

}
