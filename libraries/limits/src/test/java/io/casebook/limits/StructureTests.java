package io.casebook.limits;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

class StructureTests {

	@Test
	void libraryKnowsNoOtherPartOfTheProjectButProblems() {
		JavaClasses library = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("io.casebook.limits");
		classes().should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("io.casebook.limits", "io.casebook.problem", "java..", "org.springframework..",
					"io.netty..", "reactor..", "tools.jackson..", "org.jspecify..")
			.check(library);
	}

}
