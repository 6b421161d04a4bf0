package io.casebook.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The output of one process, kept in a file. */
record Log(Path file) {

	private static final int LAST = 15;

	/** Empties the file, at the start of a run. */
	void clear() throws IOException {
		Files.writeString(this.file, "");
	}

	/** Lets a process write to the end of the file, even when this one is gone. */
	ProcessBuilder.Redirect redirect() {
		return ProcessBuilder.Redirect.appendTo(this.file.toFile());
	}

	/**
	 * Why a process failed, as far as its last lines tell; the frames of a stack trace do
	 * not.
	 */
	StartFailure failure(String what) {
		return new StartFailure("%s. The last lines of %s:%n%s".formatted(what, this.file, tail()));
	}

	private String tail() {
		try {
			List<String> lines = new String(Files.readAllBytes(this.file), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.isBlank() && !line.startsWith("\tat ") && !line.startsWith("\t... "))
				.toList();
			return lines.subList(Math.max(0, lines.size() - LAST), lines.size())
				.stream()
				.map((line) -> "  | " + line + "\n")
				.reduce("", String::concat)
				.stripTrailing();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
