package io.casebook.gateway.filing;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;

/**
 * Files of others that tests read where they are at hand: the folder is named by the
 * system property {@code casebook.data} or the variable {@code CASEBOOK_DATA}.
 */
public final class RealFiles {

	private RealFiles() {
	}

	static Path edgar(String name) {
		return file("edgar/" + name);
	}

	/** A file; without it the test is skipped. */
	public static Path file(String name) {
		String folder = System.getProperty("casebook.data", System.getenv("CASEBOOK_DATA"));
		Assumptions.assumeTrue(folder != null && Files.exists(Path.of(folder, name)),
				() -> "Skipped: there is no %s in the folder that casebook.data names".formatted(name));
		return Path.of(String.valueOf(folder), name);
	}

}
