package io.casebook.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command run in the folder of the whole project.
 */
final class Command {

	/** Tests run in their module's folder; the project is the folder above. */
	static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

	private Command() {
	}

	/** Its output, which for a failure is the message of an exception. */
	static String run(String... command) {
		try {
			Path output = Files.createTempFile("command", ".out");
			Process process = new ProcessBuilder(command).directory(PROJECT.toFile())
				.redirectErrorStream(true)
				.redirectOutput(output.toFile())
				.start();
			boolean ended = process.waitFor(60, TimeUnit.SECONDS);
			String text = Files.readString(output, StandardCharsets.UTF_8);
			Files.delete(output);
			if (!ended || process.exitValue() != 0) {
				process.destroyForcibly();
				throw new IllegalStateException("%s failed: %s".formatted(List.of(command), text));
			}
			return text;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
