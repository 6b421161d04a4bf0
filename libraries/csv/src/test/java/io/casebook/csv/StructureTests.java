package io.casebook.csv;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

class StructureTests {

	@Test
	void libraryKnowsProblemsAndNoOtherPartOfTheProject() {
		JavaClasses library = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("io.casebook.csv");
		classes().should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("io.casebook.csv", "io.casebook.problem", "java..", "de.siegmar.fastcsv..",
					"org.springframework..", "org.jspecify..")
			.check(library);
	}

}
