package io.casebook.calls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class KeyFilesTests {

	@TempDir
	private Path folder;

	private Path privateKey;

	private Path one;

	private Path other;

	@BeforeEach
	void makePair() throws Exception {
		this.privateKey = this.folder.resolve("private.pem");
		this.one = this.folder.resolve("one");
		this.other = this.folder.resolve("other");
		main();
	}

	@Test
	void pairThatIsKnownToAllStays() throws Exception {
		String before = Files.readString(this.privateKey);
		main();
		assertThat(Files.readString(this.privateKey)).isEqualTo(before);
		assertThat(keys(this.one)).hasSize(1);
		assertThat(keys(this.other)).hasSize(1);
	}

	@Test
	void whereKeysWereLostEverybodyGetsThoseOfANewPair() throws Exception {
		String before = Files.readString(this.privateKey);
		Files.delete(this.other.resolve(keys(this.other).getFirst()));
		main();
		assertThat(Files.readString(this.privateKey)).isNotEqualTo(before);
		assertThat(keys(this.one)).hasSize(2);
		assertThat(keys(this.other)).hasSize(1);
		assertThat(Files.readString(this.other.resolve(keys(this.other).getFirst())))
			.isEqualTo(Files.readString(this.one.resolve(keys(this.one).getLast())));
	}

	private void main() throws IOException, InterruptedException {
		KeyFiles.main(new String[] { this.privateKey.toString(), this.one.toString(), this.other.toString() });
	}

	private static List<String> keys(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
	}

}
