package io.casebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The processes of this run. Once they have been stopped none can be started any more, so
 * that nothing comes after the end.
 */
final class Processes {

	private static final Duration PATIENCE = Duration.ofSeconds(13);

	/** How long the system may take to end a process that is not asked. */
	private static final Duration FORCED = Duration.ofSeconds(10);

	private static final Duration POLLING = Duration.ofMillis(20);

	private final Path records;

	private final List<Process> services = new ArrayList<>();

	private final List<Process> tools = new ArrayList<>();

	private boolean stopped;

	Processes(Path records) {
		this.records = records;
	}

	/** Starts a process that is asked to end, and given time for it. */
	Process startService(String name, ProcessBuilder builder) throws IOException {
		return start(name, builder, this.services);
	}

	/** Starts a process whose work is worth nothing unless it is completed. */
	Process startTool(String name, ProcessBuilder builder) throws IOException {
		return start(name, builder, this.tools);
	}

	private synchronized Process start(String name, ProcessBuilder builder, List<Process> kind) throws IOException {
		if (this.stopped) {
			throw new StartFailure("The platform is being stopped.");
		}
		Path record = this.records.resolve(name);
		Process process = builder.start();
		kind.removeIf((other) -> !other.isAlive());
		kind.add(process);
		ProcessRecord.of(process.toHandle()).write(record);
		return process;
	}

	synchronized boolean stopped() {
		return this.stopped;
	}

	/**
	 * Whether an end that was just seen belongs to a stop: Ctrl-C reaches all processes
	 * at once, and the others may be quicker.
	 */
	boolean stoppedSoon() {
		return await(this::stopped, Duration.ofMillis(500));
	}

	void stop() {
		synchronized (this) {
			this.stopped = true;
		}
		this.tools.forEach(Process::destroyForcibly);
		this.services.forEach(Process::destroy);
		this.services.forEach((service) -> end(service.toHandle(), PATIENCE));
		forget();
	}

	private void forget() {
		try (Stream<Path> files = Files.list(this.records)) {
			for (Path record : files.toList()) {
				Files.delete(record);
			}
		}
		catch (IOException ex) {
			// the next run finds that these processes are gone
		}
	}

	/** Asks a process to end, and ends it when it does not within the time. */
	static void end(ProcessHandle process, Duration patience) {
		process.destroy();
		if (!awaitEnd(process, patience)) {
			process.destroyForcibly();
			awaitEnd(process, FORCED);
		}
	}

	/**
	 * Whether a process still does anything: one that ended stays listed until its parent
	 * takes note.
	 */
	static boolean lives(ProcessHandle process) {
		return process.isAlive() && process.info().command().isPresent();
	}

	/** Whether a process is no longer listed at all, at the latest after some time. */
	static boolean awaitGone(ProcessHandle process, Duration limit) {
		return await(() -> !process.isAlive(), limit);
	}

	private static boolean awaitEnd(ProcessHandle process, Duration limit) {
		return await(() -> !lives(process), limit);
	}

	/**
	 * Asks again and again: the event of an end needs threads that a shutdown may hold.
	 */
	private static boolean await(BooleanSupplier condition, Duration limit) {
		Instant end = Instant.now().plus(limit);
		while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
			LockSupport.parkNanos(POLLING.toNanos());
		}
		return condition.getAsBoolean();
	}

}
