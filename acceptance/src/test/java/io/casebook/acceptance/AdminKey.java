package io.casebook.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The key that may change the platform under test: {@code -Dcasebook.key}, or that of the
 * local run of this checkout, or that of its Docker Compose project.
 */
final class AdminKey {

	private static final Path LOCAL = Command.PROJECT.resolve(".casebook/admin-key");

	private static final String VALUE = find();

	private AdminKey() {
	}

	static String value() {
		return VALUE;
	}

	private static String find() {
		String named = System.getProperty("casebook.key");
		if (named != null && !named.isBlank()) {
			return named;
		}
		if (Files.exists(LOCAL) && !"compose".equals(System.getProperty("casebook.faults"))) {
			try {
				return Files.readString(LOCAL).strip();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return Command
			.run("docker", "compose", "exec", "-T", "gateway", "cat", "/run/casebook/casebook.access.admin-key")
			.strip();
	}

}
