package io.casebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's own note of which process serves a data directory. It outlives a crash,
 * and after a reboot its id may belong to any other process.
 */
record PostmasterFile(Path dataDirectory) {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	/** The server of this data directory, recognised by its command line. */
	Optional<ProcessHandle> postmaster() {
		return process().filter(Processes::lives).filter(this::servesThisDirectory);
	}

	/**
	 * Removes a note that names a living stranger, or a dead server that stays listed
	 * because nobody takes note of its end: PostgreSQL would refuse to start, and a stop
	 * would signal the stranger. A note that names no process at all is left: PostgreSQL
	 * reads from it whether parts of the dead server still use its memory.
	 */
	void removeIfMisleading() throws IOException {
		Optional<ProcessHandle> process = process();
		if (process.isPresent() && !servesThisDirectory(process.get())
				&& !Processes.awaitGone(process.get(), Processes.lives(process.get()) ? Duration.ZERO : PATIENCE)) {
			Files.deleteIfExists(file());
		}
	}

	private Optional<ProcessHandle> process() {
		try {
			String pid = Files.readString(file()).lines().findFirst().orElse("").strip();
			return ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive);
		}
		catch (IOException | NumberFormatException ex) {
			return Optional.empty(); // no file, or one being written or removed
		}
	}

	private boolean servesThisDirectory(ProcessHandle process) {
		return process.info()
			.arguments()
			.filter((arguments) -> List.of(arguments).contains(this.dataDirectory.toString()))
			.isPresent();
	}

	private Path file() {
		return this.dataDirectory.resolve("postmaster.pid");
	}

}
