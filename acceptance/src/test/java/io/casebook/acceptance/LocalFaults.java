package io.casebook.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.awaitility.Awaitility;

/**
 * Kills processes of the local run. It records the id of each service, followed by the
 * time of its start, in a file named for it; PostgreSQL records its own.
 */
class LocalFaults implements Faults {

	private static final String POSTGRES = "postgres";

	private static final Path DATA = Command.PROJECT.resolve(".casebook");

	/** Of a part that nobody restores, as the test has failed. */
	private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(10);

	private static final long POLLING = 20;

	private final Set<String> outages = ConcurrentHashMap.newKeySet();

	/**
	 * The launcher starts a service again after a second, which is too soon for whoever
	 * looks at the outage. So whatever it starts is killed too until the part is
	 * restored. PostgreSQL may be back at once: nobody looks at more than one answer
	 * without it.
	 */
	@Override
	public void kill(String part) {
		ProcessHandle process = handle(part);
		process.destroyForcibly();
		awaitEnd(process);
		if (!part.equals(POSTGRES) && this.outages.add(part)) {
			Thread.ofVirtual().start(() -> keepDown(part, process.pid()));
		}
	}

	private void keepDown(String part, long killed) {
		Instant end = Instant.now().plus(LONGEST_OUTAGE);
		long last = killed;
		while (this.outages.contains(part) && Instant.now().isBefore(end)) {
			Pause.of(POLLING);
			long current = recorded(part).orElse(last);
			if (current != last) {
				ProcessHandle.of(current).ifPresent(ProcessHandle::destroyForcibly);
				last = current;
			}
		}
		this.outages.remove(part);
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
		this.outages.remove(part);
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
		return recorded(part)
			.orElseThrow(() -> new IllegalStateException("the local run has left no process id of " + part));
	}

	/** Empty while it is being written. */
	private static OptionalLong recorded(String part) {
		Path file = DATA.resolve(part.equals(POSTGRES) ? "postgresql/postmaster.pid" : "run/" + part);
		try {
			String text = Files.readString(file);
			return text.isBlank() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text.split("\\s")[0]));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the local run has left no process id of " + part, ex);
		}
	}

}
