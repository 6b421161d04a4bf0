package io.casebook.local;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisabledOnOs(OS.WINDOWS)
class LeftoversTests {

	@TempDir
	Path directory;

	private DataDirectory data;

	private int port;

	@BeforeEach
	void choose() throws IOException {
		this.data = DataDirectory.at(this.directory.resolve("data"));
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			this.port = socket.getLocalPort();
		}
	}

	@AfterEach
	void endWhatATestThatFailedLeft() {
		DatabaseFiles.running(this.data).forEach(ProcessHandle::destroyForcibly);
	}

	/** While initdb makes its files, and while it runs for the first time. */
	@ParameterizedTest
	@ValueSource(strings = { "PG_VERSION", "postmaster.opts" })
	void aServerThatWasBeingMadeIsEndedAndMadeAnew(String file) throws Exception {
		killFirstStartAt(this.data.unfinishedPostgresql().resolve(file));
		Leftovers.end(this.data, new Progress(new PrintStream(PrintStream.nullOutputStream()), Instant.now()));
		assertThat(DatabaseFiles.running(this.data)).noneMatch(Processes::lives);
		Database database = new Database(this.data, this.port);
		try {
			database.start();
			assertThat(new PostmasterFile(this.data.postgresql()).postmaster()).isPresent();
		}
		finally {
			database.stop();
		}
	}

	@Test
	void severalThatDoNotListenTakeNoLongerThanOne() throws Exception {
		List<Process> deaf = new ArrayList<>();
		for (String name : List.of("gateway", "company-service", "metrics-service")) {
			Process process = new ProcessBuilder("sh", "-c", "trap '' TERM; echo ready; while :; do sleep 1; done")
				.start();
			assertThat(process.getInputStream().read()).isEqualTo('r');
			ProcessRecord.of(process.toHandle()).write(this.data.processes().resolve(name));
			deaf.add(process);
		}
		Instant begin = Instant.now();
		Leftovers.end(this.data, new Progress(new PrintStream(PrintStream.nullOutputStream()), begin));
		assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(15));
		assertThat(deaf).noneMatch(Process::isAlive);
	}

	private void killFirstStartAt(Path file) throws IOException, InterruptedException {
		Process launcher = new ProcessBuilder(JavaCommand.plain("-cp", System.getProperty("java.class.path"),
				FirstStart.class.getName(), this.data.path().toString(), Integer.toString(this.port)))
			.inheritIO()
			.start();
		while (Files.notExists(file)) {
			assertThat(launcher.isAlive()).as("the first start is under way").isTrue();
			Thread.sleep(1);
		}
		launcher.destroyForcibly().waitFor();
	}

	/** A launcher, as far as it matters here. */
	static final class FirstStart {

		private FirstStart() {
		}

		public static void main(String[] arguments) throws IOException {
			new Database(DataDirectory.at(Path.of(arguments[0])), Integer.parseInt(arguments[1])).start();
		}

	}

}
