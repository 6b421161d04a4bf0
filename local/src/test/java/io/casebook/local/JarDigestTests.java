package io.casebook.local;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class JarDigestTests {

	@TempDir
	Path directory;

	@Test
	void sameContentPackagedAgainHasTheSameDigest() throws IOException {
		String first = JarDigest.of(jar("first.jar", "content", Instant.parse("2018-07-01T00:00:00Z")));
		String again = JarDigest.of(jar("again.jar", "content", Instant.parse("2019-04-01T00:00:00Z")));
		assertThat(again).isEqualTo(first).matches("[0-9a-f]{12}");
	}

	@Test
	void otherContentOfTheSameSizeHasAnotherDigest() throws IOException {
		Instant time = Instant.parse("2018-07-01T00:00:00Z");
		assertThat(JarDigest.of(jar("one.jar", "content", time)))
			.isNotEqualTo(JarDigest.of(jar("two.jar", "CONTENT", time)));
	}

	private Path jar(String name, String content, Instant time) throws IOException {
		Path jar = this.directory.resolve(name);
		try (OutputStream out = Files.newOutputStream(jar); ZipOutputStream zip = new ZipOutputStream(out)) {
			ZipEntry entry = new ZipEntry("file");
			entry.setLastModifiedTime(FileTime.from(time));
			zip.putNextEntry(entry);
			zip.write(content.getBytes(StandardCharsets.UTF_8));
		}
		return jar;
	}

}
