package io.casebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessRecordTests {

	@TempDir
	Path directory;

	@Test
	void aRunningProcessIsFoundAgain() throws IOException {
		Path file = this.directory.resolve("record");
		ProcessRecord.of(ProcessHandle.current()).write(file);
		assertThat(ProcessRecord.read(file).flatMap(ProcessRecord::running)).contains(ProcessHandle.current());
	}

	@Test
	void aStrangerWithTheRecordedIdIsNotTheProcess() {
		ProcessRecord own = ProcessRecord.of(ProcessHandle.current());
		ProcessRecord earlier = new ProcessRecord(own.pid(), own.started().minus(Duration.ofSeconds(5)));
		assertThat(earlier.running()).isEmpty();
	}

	@Test
	void aProcessThatEndedIsNotRunning() throws IOException, InterruptedException {
		Process process = new ProcessBuilder("sleep", "0.1").start();
		ProcessRecord record = ProcessRecord.of(process.toHandle());
		process.waitFor();
		assertThat(record.running()).isEmpty();
	}

	@Test
	void aHalfWrittenRecordIsNone() throws IOException {
		for (String text : new String[] { "", "123", "123 2018-", "abc 2018-07-01T00:00:00Z" }) {
			assertThat(ProcessRecord.read(Files.writeString(this.directory.resolve("record"), text))).isEmpty();
		}
	}

}
