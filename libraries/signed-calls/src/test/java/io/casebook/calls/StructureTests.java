package io.casebook.calls;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

@AnalyzeClasses(packages = "io.casebook.calls", importOptions = ImportOption.DoNotIncludeTests.class)
class StructureTests {

	@ArchTest
	static final ArchRule publicIsWhatOthersUse = classes().that()
		.arePublic()
		.should()
		.haveSimpleName("CallSigner")
		.orShould()
		.haveSimpleName("KeyFiles")
		.orShould()
		.haveSimpleName("SignedCallsAutoConfiguration");

}
