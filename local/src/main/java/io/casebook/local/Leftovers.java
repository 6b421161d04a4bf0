package io.casebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** What a run that was killed left behind: ended before the next one starts. */
final class Leftovers {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private Leftovers() {
	}

	static void end(DataDirectory data, Progress progress) throws IOException {
		try (Stream<Path> records = Files.list(data.processes())) {
			for (Path record : records.toList()) {
				Optional<ProcessHandle> process = ProcessRecord.read(record).flatMap(ProcessRecord::running);
				if (process.isPresent()) {
					end(process.get(), String.valueOf(record.getFileName()), progress);
				}
				Files.delete(record);
			}
		}
		// Last, as it waits for those that are connected
		Optional<ProcessHandle> postmaster = new PostmasterFile(data.postgresql()).postmaster();
		if (postmaster.isPresent()) {
			end(postmaster.get(), "PostgreSQL", progress);
		}
	}

	private static void end(ProcessHandle process, String name, Progress progress) {
		Processes.end(process, PATIENCE);
		progress.step("ended %s (process %d), left by a run that was killed".formatted(name, process.pid()));
	}

}
