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

	/** How long an application may take to end and to write down what it loaded. */
	private static final Duration PATIENCE = Duration.ofMinutes(1);

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
		List<Installation> untrained = this.installations.stream()
			.filter((installation) -> Files.notExists(installation.cache()))
			.toList();
		if (untrained.isEmpty()) {
			return;
		}
		try {
			for (Installation installation : untrained) {
				train(installation);
			}
			this.progress.say("The next start will be faster: what the applications load is now kept");
		}
		catch (IOException | StartFailure ex) {
			if (!this.processes.stopped()) {
				this.progress.say("The next start will be no faster: " + ex.getMessage());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
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
		Process process = start(installation.command("-XX:AOTMode=record", "-XX:AOTConfiguration=" + record));
		try {
			Application application = installation.application();
			Service.awaitReady(process, application, this.log);
			for (String path : application.firstCalls()) {
				Http.isOk(application.address(path));
			}
			process.destroy();
			process.waitFor(PATIENCE);
		}
		finally {
			process.destroyForcibly();
		}
		if (Files.notExists(record)) {
			throw new StartFailure("see " + this.log.file());
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
