package io.casebook.intake;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class StructureTests {

	@Test
	void libraryKnowsDatesAndProblemsAndNoOtherPartOfTheProject() {
		JavaClasses library = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("io.casebook.intake");
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.casebook.company..", "io.casebook.metrics..", "io.casebook.timeline..",
					"io.casebook.gateway..", "io.casebook.csv..", "io.casebook.keyset..")
			.check(library);
	}

}
