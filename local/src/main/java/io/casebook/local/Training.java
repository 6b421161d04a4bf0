package io.casebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the caches of classes that let the next start be a fast one. An application is
 * started as far as it goes without listening on a port, at the lowest priority, and what
 * it loaded is written down. A cache appears under its name when it is complete.
 */
final class Training implements Runnable {

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
			run(installation.command("-XX:AOTMode=record", "-XX:AOTConfiguration=" + record,
					"-Dspring.context.exit=onRefresh"));
			run(installation.command("-XX:AOTMode=create", "-XX:AOTConfiguration=" + record,
					"-XX:AOTCache=" + unfinished));
			Files.move(unfinished, installation.cache(), StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(record);
			Files.deleteIfExists(unfinished);
		}
	}

	private void run(ProcessBuilder builder) throws IOException, InterruptedException {
		if (Files.isExecutable(Path.of("/usr/bin/nice"))) {
			List<String> command = new ArrayList<>(List.of("/usr/bin/nice", "-n", "19"));
			command.addAll(builder.command());
			builder.command(command);
		}
		Process process = this.processes.startTool("training", builder.redirectOutput(this.log.redirect()));
		if (process.waitFor() != 0) {
			throw new StartFailure("see " + this.log.file());
		}
	}

}
