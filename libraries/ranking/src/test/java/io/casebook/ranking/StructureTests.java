package io.casebook.ranking;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

@AnalyzeClasses(packages = "io.casebook.ranking", importOptions = ImportOption.DoNotIncludeTests.class)
class StructureTests {

	@ArchTest
	static final ArchRule plainJava = classes().should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage("io.casebook.ranking", "java..", "org.jspecify.annotations",
				"com.fasterxml.jackson.annotation");

}
