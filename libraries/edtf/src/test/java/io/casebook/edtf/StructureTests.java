package io.casebook.edtf;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

@AnalyzeClasses(packages = "io.casebook.edtf", importOptions = ImportOption.DoNotIncludeTests.class)
class StructureTests {

	@ArchTest
	static final ArchRule plainJava = classes().should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage("io.casebook.edtf", "java..", "org.jspecify.annotations",
				"com.fasterxml.jackson.annotation");

	@ArchTest
	static final ArchRule nothingIsPublicByAccident = classes().that()
		.arePublic()
		.should()
		.be(EdtfDate.class)
		.orShould()
		.be(EdtfException.class)
		.orShould()
		.be(Precision.class);

}
