package io.casebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PostmasterFileTests {

	@TempDir
	Path directory;

	Path file;

	@BeforeEach
	void name() {
		this.file = this.directory.resolve("postmaster.pid");
	}

	@Test
	void aNoteThatNamesALivingStrangerIsRemoved() throws IOException {
		Files.writeString(this.file, ProcessHandle.current().pid() + "\n" + this.directory + "\n");
		PostmasterFile note = new PostmasterFile(this.directory);
		assertThat(note.postmaster()).isEmpty();
		note.removeIfMisleading();
		assertThat(this.file).doesNotExist();
	}

	@Test
	void aNoteThatNamesNoLivingProcessIsLeftToPostgresql() throws IOException, InterruptedException {
		Process process = new ProcessBuilder("sleep", "0").start();
		process.waitFor();
		Files.writeString(this.file, process.pid() + "\n" + this.directory + "\n");
		new PostmasterFile(this.directory).removeIfMisleading();
		assertThat(this.file).exists();
	}

	@Test
	void withoutANoteThereIsNoServer() throws IOException {
		assertThat(new PostmasterFile(this.directory).postmaster()).isEmpty();
		new PostmasterFile(this.directory).removeIfMisleading();
	}

}
