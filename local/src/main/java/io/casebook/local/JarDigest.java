package io.casebook.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A short name for what a jar contains: the names, sizes and checksums of its entries. It
 * stays the same when an unchanged jar is packaged again, and costs no reading of the
 * jar.
 */
final class JarDigest {

	private static final int LENGTH = 12;

	private JarDigest() {
	}

	static String of(Path jar) throws IOException {
		try (ZipFile file = new ZipFile(jar.toFile())) {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			for (ZipEntry entry : Collections.list(file.entries())) {
				digest.update(entry.getName().getBytes(StandardCharsets.UTF_8));
				digest.update(
						ByteBuffer.allocate(2 * Long.BYTES).putLong(entry.getSize()).putLong(entry.getCrc()).flip());
			}
			return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}
