package io.casebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A process as it is remembered on disk. Ids are used again, so a process counts as the
 * recorded one only when it began at the recorded time too.
 */
record ProcessRecord(long pid, Instant started) {

	/**
	 * The system derives starting times from its boot time, which moves by a second as
	 * its clock is adjusted.
	 */
	private static final Duration TOLERANCE = Duration.ofSeconds(2);

	static ProcessRecord of(ProcessHandle process) {
		return new ProcessRecord(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
	}

	static Optional<ProcessRecord> read(Path file) throws IOException {
		String[] words = Files.readString(file).strip().split(" ");
		try {
			return Optional.of(new ProcessRecord(Long.parseLong(words[0]), Instant.parse(words[1])));
		}
		catch (NumberFormatException | DateTimeParseException | ArrayIndexOutOfBoundsException ex) {
			return Optional.empty(); // half written when the machine stopped
		}
	}

	void write(Path file) throws IOException {
		Files.writeString(file, this.pid + " " + this.started);
	}

	/** The recorded process if it still runs, never another that was given its id. */
	Optional<ProcessHandle> running() {
		return ProcessHandle.of(this.pid)
			.filter(Processes::lives)
			.filter((process) -> process.info().startInstant().filter(this::isStart).isPresent());
	}

	private boolean isStart(Instant instant) {
		return Duration.between(this.started, instant).abs().compareTo(TOLERANCE) <= 0;
	}

}
