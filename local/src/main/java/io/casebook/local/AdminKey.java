package io.casebook.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The key that may change something: made at the first start, and kept where only its
 * owner can read it.
 *
 * @param isNew whether this start has made it
 */
record AdminKey(String value, boolean isNew) {

	private static final int BYTES = 32;

	/** What the gateway takes for a key; keys of earlier versions are made anew. */
	private static final Pattern FORM = Pattern.compile("cbk_admin_[0-9a-f]{64}_[0-9a-f]{8}");

	static AdminKey of(DataDirectory data) throws IOException {
		Path file = data.adminKey();
		if (Files.exists(file)) {
			String kept = Files.readString(file).strip();
			if (FORM.matcher(kept).matches()) {
				return new AdminKey(kept, false);
			}
		}
		String key = create();
		Path unfinished = Files.writeString(Path.of(file + ".unfinished"), key + "\n");
		Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
		return new AdminKey(key, true);
	}

	/** The id, a secret, and the beginning of the SHA-256 of both, as any key has it. */
	private static String create() {
		byte[] secret = new byte[BYTES];
		new SecureRandom().nextBytes(secret);
		String body = "cbk_admin_" + HexFormat.of().formatHex(secret);
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.US_ASCII));
			return body + "_" + HexFormat.of().formatHex(digest, 0, 4);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
