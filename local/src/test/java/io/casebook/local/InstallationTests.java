package io.casebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class InstallationTests {

	@TempDir
	private Path directory;

	@Test
	void onlyTheCacheThatFitsStays() throws IOException, InterruptedException {
		DataDirectory data = DataDirectory.at(this.directory.resolve("data"));
		Application application = application("trial");
		Path unpacked = Files.createDirectory(data.applications().resolve("trial-" + JarDigest.of(application.jar())));
		Files.createFile(unpacked.resolve("app.jar"));
		Path cache = Files.createFile(new Installation(application, unpacked).cache());
		Files.createFile(unpacked.resolve("25.0.1-0badcafe.aot"));
		Files.createFile(unpacked.resolve("25.0.1-0badcafe.aot.unfinished"));
		assertThat(Installation.of(application, data, new Processes(data.processes())).cache()).isEqualTo(cache);
		try (var left = Files.list(unpacked)) {
			assertThat(left).containsExactlyInAnyOrder(cache, unpacked.resolve("app.jar"));
		}
	}

	private Application application(String name) throws IOException {
		Path jar = this.directory.resolve(name + ".jar");
		try (ZipOutputStream content = new ZipOutputStream(Files.newOutputStream(jar))) {
			content.putNextEntry(new ZipEntry("class"));
		}
		RequiredPort port = new RequiredPort(1, "none", "none");
		return new Application(name, port, port, jar, Map.of(), List.of(), List.of());
	}

}
