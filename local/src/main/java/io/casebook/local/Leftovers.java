package io.casebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a run that was killed left behind: ended before the next one starts. */
final class Leftovers {

	/** For each, or for all that are asked together. */
	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private Leftovers() {
	}

	static void end(DataDirectory data, Progress progress) throws IOException {
		Map<ProcessHandle, String> found = recorded(data);
		Instant limit = Instant.now().plus(PATIENCE);
		found.keySet().forEach(ProcessHandle::destroy);
		found.forEach((process, name) -> end(process, Duration.between(Instant.now(), limit), name, progress));
		if (Files.exists(data.unfinishedPostgresql())) {
			endAll(DatabaseFiles.running(data), progress);
		}
		// Last, as it waits for those that are connected
		new PostmasterFile(data.postgresql()).postmaster()
			.ifPresent((process) -> end(process, PATIENCE, "PostgreSQL", progress));
	}

	private static Map<ProcessHandle, String> recorded(DataDirectory data) throws IOException {
		Map<ProcessHandle, String> found = new LinkedHashMap<>();
		try (Stream<Path> records = Files.list(data.processes())) {
			for (Path record : records.toList()) {
				ProcessRecord.read(record)
					.flatMap(ProcessRecord::running)
					.ifPresent((process) -> found.put(process, record.getFileName().toString()));
				Files.delete(record);
			}
		}
		return found;
	}

	/** What makes a new server keeps no record before it is one. */
	private static void endAll(List<ProcessHandle> programs, Progress progress) {
		programs.stream().filter(Processes::lives).forEach((process) -> end(process, PATIENCE, "PostgreSQL", progress));
	}

	private static void end(ProcessHandle process, Duration patience, String name, Progress progress) {
		Processes.end(process, patience);
		progress.step("ended %s (process %d), left by a run that was killed".formatted(name, process.pid()));
	}

}
