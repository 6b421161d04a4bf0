package io.casebook.gateway.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A body that waits in a file. Whoever asked for it deletes it.
 *
 * @param path the file
 * @param size its length in bytes
 * @param digest the SHA-256 of its bytes
 */
public record SpooledFile(Path path, long size, byte[] digest) {

	/** Deletes it; again does nothing. */
	public void delete() {
		try {
			Files.deleteIfExists(this.path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
