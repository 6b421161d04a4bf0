package io.casebook.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Kills processes of the local run, which writes their ids into files named for them.
 */
class LocalFaults implements Faults {

	private static final Path RUN = Command.PROJECT.resolve(".casebook/run");

	@Override
	public void kill(String part) {
		ProcessHandle.of(pid(part))
			.filter(ProcessHandle::destroyForcibly)
			.orElseThrow(() -> new IllegalStateException("there is no process of " + part));
	}

	/** The launcher restarts what ends. */
	@Override
	public void restore(String part) {
	}

	@Override
	public String process(String part) {
		return Long.toString(pid(part));
	}

	@Override
	public Duration recovery() {
		return Duration.ofSeconds(60);
	}

	private static long pid(String part) {
		try {
			return Long.parseLong(Files.readString(RUN.resolve(part + ".pid")).strip());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the local run has left no process id of " + part, ex);
		}
	}

}
