package io.casebook.deadlines;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

class StructureTests {

	@Test
	void libraryKnowsNoOtherPartOfTheProjectButProblems() {
		JavaClasses library = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("io.casebook.deadlines");
		classes().should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("io.casebook.deadlines", "io.casebook.problem", "java..", "org.springframework..",
					"io.r2dbc..", "reactor..", "org.reactivestreams..", "org.slf4j..", "org.jspecify..")
			.check(library);
	}

}
