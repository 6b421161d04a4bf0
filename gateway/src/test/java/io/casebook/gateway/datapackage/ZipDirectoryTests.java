package io.casebook.gateway.datapackage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ZipDirectoryTests {

	@TempDir
	private Path folder;

	@Test
	void largeNumbersStandInARecordOfTheirOwn() throws IOException {
		assertThat(ZipDirectory.of(zip(0xFFFF, 0xFFFFFFFF, 70_000, 5_000_000_000L)))
			.contains(new ZipDirectory(70_000, 5_000_000_000L));
	}

	/**
	 * What reads the zip later passes that record over when the end of the zip says
	 * otherwise.
	 */
	@Test
	void recordThatSaysOtherwiseThanTheEndDoesNotCount() throws IOException {
		assertThat(ZipDirectory.of(zip(5, 400_000_000, 1, 10))).contains(new ZipDirectory(5, 400_000_000));
		assertThat(ZipDirectory.of(zip(0xFFFF, 400_000_000, 1, 10))).contains(new ZipDirectory(1, 400_000_000));
	}

	/**
	 * The end of a zip, with the record for large numbers and what leads to it before it.
	 */
	private Path zip(int entries, int size, long entries64, long size64) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(56 + 20 + 22).order(ByteOrder.LITTLE_ENDIAN);
		bytes.putInt(0, 0x06064b50).putLong(32, entries64).putLong(40, size64);
		bytes.putInt(56, 0x07064b50).putLong(64, 0);
		bytes.putInt(76, 0x06054b50).putShort(86, (short) entries).putInt(88, size);
		return Files.write(this.folder.resolve("end.zip"), bytes.array());
	}

}
