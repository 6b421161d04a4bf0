package io.casebook.acceptance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Zips in memory.
 */
final class Zip {

	private Zip() {
	}

	/** A zip with files of these contents. */
	static byte[] of(Map<String, byte[]> files) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, byte[]> file : files.entrySet()) {
				zip.putNextEntry(new ZipEntry(file.getKey()));
				zip.write(file.getValue());
				zip.closeEntry();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/** The files in a zip, in its order. */
	static Map<String, String> files(byte[] zip) {
		Map<String, String> files = new LinkedHashMap<>();
		try (ZipInputStream open = new ZipInputStream(new ByteArrayInputStream(zip))) {
			for (ZipEntry entry = open.getNextEntry(); entry != null; entry = open.getNextEntry()) {
				files.put(entry.getName(), new String(open.readAllBytes(), StandardCharsets.UTF_8));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return files;
	}

}
