package io.casebook.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisabledOnOs(OS.WINDOWS)
class TrainingTests {

	@TempDir
	private Path directory;

	private final ByteArrayOutputStream said = new ByteArrayOutputStream();

	private Processes processes;

	@BeforeEach
	void prepare() throws IOException {
		this.processes = new Processes(Files.createDirectory(this.directory.resolve("run")));
	}

	@Test
	void anApplicationIsAskedAndEndedAndItsCacheKept() throws IOException {
		Installation installation = installation("trial", Map.of());
		train(installation);
		assertThat(this.said.toString(StandardCharsets.UTF_8))
			.isEqualTo("The next start will be faster: what the applications load is now kept%n".formatted());
		assertThat(asked("trial")).hasContent("/first");
		assertThat(installation.cache()).isNotEmptyFile();
		try (Stream<Path> files = Files.list(installation.directory())) {
			assertThat(files).containsExactlyInAnyOrder(installation.cache(),
					installation.directory().resolve("app.jar"));
		}
	}

	@Test
	void oneThatFailsCostsTheOthersNothing() throws IOException {
		Installation broken = installation("broken", Map.of("TRIAL_FAILS", "yes"));
		Installation sound = installation("sound", Map.of());
		train(broken, sound);
		assertThat(this.said.toString(StandardCharsets.UTF_8))
			.contains("The next start of broken will be no faster: The broken ended during its start (exit code 3)")
			.contains("The next start will be faster");
		assertThat(broken.cache()).doesNotExist();
		assertThat(sound.cache()).isNotEmptyFile();
	}

	@Test
	void whatHasACacheIsNotStarted() throws IOException {
		Installation installation = installation("trial", Map.of());
		Files.createFile(installation.cache());
		train(installation);
		assertThat(this.said.size()).isZero();
		assertThat(asked("trial")).doesNotExist();
	}

	@Test
	void afterTheStopNothingIsStartedAndNothingSaid() throws IOException {
		Installation installation = installation("trial", Map.of());
		this.processes.stop();
		train(installation);
		assertThat(this.said.size()).isZero();
		assertThat(installation.cache()).doesNotExist();
	}

	private void train(Installation... installations) throws IOException {
		Log log = new Log(this.directory.resolve("training.log"));
		log.clear();
		new Training(List.of(installations), this.processes, log,
				new Progress(new PrintStream(this.said, true, StandardCharsets.UTF_8), Instant.now()))
			.run();
	}

	private Path asked(String name) {
		return this.directory.resolve(name + ".asked");
	}

	private Installation installation(String name, Map<String, String> told) throws IOException {
		Path unpacked = Files.createDirectory(this.directory.resolve(name));
		Path jar = unpacked.resolve("app.jar");
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, TrialApplication.class.getName());
		String entry = TrialApplication.class.getName().replace('.', '/') + ".class";
		try (JarOutputStream content = new JarOutputStream(Files.newOutputStream(jar), manifest);
				InputStream compiled = TrialApplication.class.getResourceAsStream("/" + entry)) {
			content.putNextEntry(new JarEntry(entry));
			compiled.transferTo(content);
		}
		Map<String, String> environment = new HashMap<>(told);
		environment.put("TRIAL_ASKED", asked(name).toString());
		RequiredPort none = new RequiredPort(1, "none", "none");
		return new Installation(
				new Application(name, none, none, jar, Map.copyOf(environment), List.of(), List.of("/first")),
				unpacked);
	}

}
