package io.casebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The key that may change something: made at the first start, and kept where only its
 * owner can read it.
 *
 * @param isNew whether this start has made it
 */
record AdminKey(String value, boolean isNew) {

	private static final int BYTES = 32;

	static AdminKey of(DataDirectory data) throws IOException {
		Path file = data.adminKey();
		if (Files.exists(file)) {
			return new AdminKey(Files.readString(file).strip(), false);
		}
		byte[] secret = new byte[BYTES];
		new SecureRandom().nextBytes(secret);
		String key = "cbk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
		Path unfinished = Files.writeString(Path.of(file + ".unfinished"), key + "\n");
		Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
		return new AdminKey(key, true);
	}

}
