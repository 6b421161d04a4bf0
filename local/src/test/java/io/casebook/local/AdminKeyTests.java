package io.casebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class AdminKeyTests {

	@TempDir
	private Path directory;

	@Test
	void keyIsMadeOnceAndKept() throws IOException {
		DataDirectory data = DataDirectory.at(this.directory.resolve("data"));
		AdminKey first = AdminKey.of(data);
		assertThat(first.isNew()).isTrue();
		assertThat(first.value()).matches("cbk_admin_[0-9a-f]{64}_[0-9a-f]{8}");
		assertThat(AdminKey.of(data)).isEqualTo(new AdminKey(first.value(), false));
	}

	@Test
	void whatIsNoKeyNowIsMadeAnew() throws IOException {
		DataDirectory data = DataDirectory.at(this.directory.resolve("data"));
		Files.writeString(data.adminKey(), "cbk_of-another-form");
		assertThat(AdminKey.of(data).value()).matches("cbk_admin_[0-9a-f]{64}_[0-9a-f]{8}");
	}

	@Test
	void nobodyElseMayLookWhereItIs() throws IOException {
		DataDirectory data = DataDirectory.at(this.directory.resolve("data"));
		AdminKey.of(data);
		assertThat(Files.getPosixFilePermissions(data.adminKey().getParent()))
			.isEqualTo(PosixFilePermissions.fromString("rwx------"));
	}

}
