package io.casebook.gateway.table;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import io.casebook.gateway.spool.SpooledFile;

/**
 * What a request brings.
 *
 * @param file the table
 * @param mapping what its columns are, as JSON
 */
record TableForm(SpooledFile file, byte[] mapping) {

	/** The SHA-256 of both. */
	byte[] digest() {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(this.file.digest());
			return digest.digest(this.mapping);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
