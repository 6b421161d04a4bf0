package io.casebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the caches of classes that let the next start be a fast one. An application is
 * started a second time beside the first, at the lowest priority, asked what is likely to
 * be asked first, and ended, and what it loaded is written down. A cache appears under
 * its name when it is complete.
 */
final class Training implements Runnable {

	private static final Path NICE = Path.of("/usr/bin/nice");

	/**
	 * Where a process can only be ended by force it would write nothing down, so there it
	 * ends by itself before it would listen.
	 */
	private static final boolean CAN_BE_ASKED = ProcessHandle.current().supportsNormalTermination();

	/** What has the lowest priority may have to wait long for a busy machine. */
	private static final Duration PATIENCE = Duration.ofMinutes(20);

	private static final Duration ANSWERING = Duration.ofMinutes(1);

	private final List<Installation> installations;

	private final Processes processes;

	private final Log log;

	private final Progress progress;

	Training(List<Installation> installations, Processes processes, Log log, Progress progress) {
		this.installations = installations;
		this.processes = processes;
		this.log = log;
		this.progress = progress;
	}

	@Override
	public void run() {
		boolean made = false;
		for (Installation installation : this.installations) {
			if (Files.notExists(installation.cache())) {
				try {
					train(installation);
					made = true;
				}
				catch (IOException | StartFailure ex) {
					if (this.processes.stoppedSoon()) {
						return;
					}
					this.progress.say("The next start of %s will be no faster: %s"
						.formatted(installation.application().name(), ex.getMessage()));
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
					return;
				}
			}
		}
		if (made) {
			this.progress.say("The next start will be faster: what the applications load is now kept");
		}
	}

	private void train(Installation installation) throws IOException, InterruptedException {
		Path record = Path.of(installation.cache() + ".record");
		Path unfinished = Path.of(installation.cache() + ".unfinished");
		try {
			record(installation.beside(), record);
			create(installation, record, unfinished);
			Files.move(unfinished, installation.cache(), StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(record);
			Files.deleteIfExists(unfinished);
		}
	}

	private void record(Installation installation, Path record) throws IOException, InterruptedException {
		List<String> flags = new ArrayList<>(List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + record));
		if (!CAN_BE_ASKED) {
			flags.add("-Dspring.context.exit=onRefresh");
		}
		Process process = start(installation.command(flags.toArray(String[]::new)));
		try {
			if (CAN_BE_ASKED) {
				use(new Launched(installation.application(), process, this.log));
				process.destroy();
			}
			process.waitFor(PATIENCE);
		}
		finally {
			process.destroyForcibly();
		}
		if (Files.notExists(record)) {
			throw new StartFailure("see " + this.log.file());
		}
	}

	private static void use(Launched launched) throws InterruptedException {
		launched.awaitReady(PATIENCE);
		for (String path : launched.application().firstCalls()) {
			launched.ask(path, ANSWERING);
		}
	}

	private void create(Installation installation, Path record, Path cache) throws IOException, InterruptedException {
		Process process = start(
				installation.command("-XX:AOTMode=create", "-XX:AOTConfiguration=" + record, "-XX:AOTCache=" + cache));
		if (process.waitFor() != 0) {
			throw new StartFailure("see " + this.log.file());
		}
	}

	private Process start(ProcessBuilder builder) throws IOException {
		if (Files.isExecutable(NICE)) {
			List<String> command = new ArrayList<>(List.of(NICE.toString(), "-n", "19"));
			command.addAll(builder.command());
			builder.command(command);
		}
		return this.processes.startTool("training", builder.redirectOutput(this.log.redirect()));
	}

}
