package io.casebook.local;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class StructureTests {

	private final JavaClasses launcher = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("io.casebook.local");

	@Test
	void launcherNeedsNothingOfWhatItLaunches() {
		classes().should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("io.casebook.local", "io.casebook.calls", "java..", "javax.sql..", "org.jspecify..",
					"io.zonky..")
			.check(this.launcher);
	}

	@Test
	void onlyTheDatabaseKnowsWhichServerItIs() {
		noClasses().that()
			.haveSimpleNameNotStartingWith("Database")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.zonky..", "java.sql..", "javax.sql..")
			.check(this.launcher);
	}

	@Test
	void nothingIsPublic() {
		noClasses().should().bePublic().check(this.launcher);
	}

}
