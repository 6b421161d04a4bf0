package io.casebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The processes of this run. Once they have been stopped none can be started any more, so
 * that nothing comes after the end.
 */
final class Processes {

	private static final Duration PATIENCE = Duration.ofSeconds(8);

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
		ProcessRecord.of(process.toHandle()).write(record);
		kind.removeIf((other) -> !other.isAlive());
		kind.add(process);
		return process;
	}

	synchronized boolean stopped() {
		return this.stopped;
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
			awaitEnd(process, patience);
		}
	}

	private static boolean awaitEnd(ProcessHandle process, Duration limit) {
		try {
			process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
			return true;
		}
		catch (TimeoutException | ExecutionException | CompletionException ex) {
			return !process.isAlive();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return !process.isAlive();
		}
	}

}
