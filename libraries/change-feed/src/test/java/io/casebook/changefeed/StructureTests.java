package io.casebook.changefeed;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

class StructureTests {

	@Test
	void libraryKnowsNoOtherPartsOfTheProjectButProblemsAndPaging() {
		JavaClasses library = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("io.casebook.changefeed");
		classes().should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("io.casebook.changefeed", "io.casebook.keyset", "io.casebook.problem", "java..",
					"org.springframework..", "io.r2dbc..", "io.swagger.v3.oas.annotations..", "org.slf4j..",
					"reactor..", "org.jspecify..")
			.check(library);
	}

}
