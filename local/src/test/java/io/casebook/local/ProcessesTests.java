package io.casebook.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DisabledOnOs(OS.WINDOWS)
class ProcessesTests {

	@TempDir
	Path records;

	private Processes processes;

	@BeforeEach
	void create() {
		this.processes = new Processes(this.records);
	}

	@Test
	void stopEndsAllAndForgetsThem() throws Exception {
		Process service = this.processes.startService("service", new ProcessBuilder("sleep", "60"));
		Process tool = this.processes.startTool("tool", new ProcessBuilder("sleep", "60"));
		assertThat(ProcessRecord.read(this.records.resolve("service")).flatMap(ProcessRecord::running))
			.contains(service.toHandle());
		this.processes.stop();
		assertThat(service.waitFor(10, TimeUnit.SECONDS)).isTrue();
		assertThat(tool.waitFor(10, TimeUnit.SECONDS)).isTrue();
		try (Stream<Path> left = Files.list(this.records)) {
			assertThat(left).isEmpty();
		}
	}

	@Test
	void nothingStartsAfterTheStop() {
		this.processes.stop();
		assertThatExceptionOfType(StartFailure.class)
			.isThrownBy(() -> this.processes.startService("service", new ProcessBuilder("sleep", "60")));
	}

	@Test
	void oneThatDoesNotListenIsEndedByForce() throws Exception {
		Process deaf = new ProcessBuilder("sh", "-c", "trap '' TERM; echo ready; while :; do sleep 1; done").start();
		assertThat(deaf.getInputStream().read()).isEqualTo('r');
		Processes.end(deaf.toHandle(), Duration.ofMillis(200));
		assertThat(deaf.waitFor(10, TimeUnit.SECONDS)).isTrue();
	}

}
