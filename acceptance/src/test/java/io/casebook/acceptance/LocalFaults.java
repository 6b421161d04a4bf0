package io.casebook.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.awaitility.Awaitility;

/**
 * Kills processes of the local run. It records the id of each service, followed by the
 * time of its start, in a file named for it; PostgreSQL records its own.
 */
class LocalFaults implements Faults {

	private static final Path DATA = Command.PROJECT.resolve(".casebook");

	@Override
	public void kill(String part) {
		ProcessHandle process = handle(part);
		process.destroyForcibly();
		awaitEnd(process);
	}

	/** The launcher starts again what ended. */
	@Override
	public void restart(String part) {
		ProcessHandle process = handle(part);
		process.destroy();
		awaitEnd(process);
	}

	private static ProcessHandle handle(String part) {
		return ProcessHandle.of(pid(part))
			.orElseThrow(() -> new IllegalStateException("there is no process of " + part));
	}

	/** Not by onExit(), which for a process that is no child may wait for ever. */
	private static void awaitEnd(ProcessHandle process) {
		Awaitility.await("the end of a process").atMost(Duration.ofSeconds(30)).until(() -> !process.isAlive());
	}

	@Override
	public void freeze(String part) {
		Command.run("kill", "-STOP", Long.toString(pid(part)));
	}

	@Override
	public void thaw(String part) {
		Command.run("kill", "-CONT", Long.toString(pid(part)));
	}

	/** The launcher starts again what ended. */
	@Override
	public void restore(String part) {
	}

	@Override
	public String process(String part) {
		return Long.toString(pid(part));
	}

	@Override
	public Duration recovery() {
		return Duration.ofMinutes(5);
	}

	private static long pid(String part) {
		Path file = DATA.resolve(part.equals("postgres") ? "postgresql/postmaster.pid" : "run/" + part);
		try {
			return Long.parseLong(Files.readString(file).split("\\s")[0]);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the local run has left no process id of " + part, ex);
		}
	}

}
