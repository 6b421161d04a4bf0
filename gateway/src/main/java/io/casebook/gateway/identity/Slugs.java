package io.casebook.gateway.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/** Keys made of texts: lower-case letters, digits and hyphens. */
public final class Slugs {

	/** The most characters that a key has. */
	public static final int LONGEST = 64;

	private static final int DIGEST_BYTES = 4;

	private Slugs() {
	}

	/**
	 * The letters and digits of a text, without their accents; empty when it has none
	 * that a key can have.
	 */
	public static String of(String text) {
		String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
			.replaceAll("\\p{M}+", "")
			.toLowerCase(Locale.ROOT)
			.replaceAll("[^a-z0-9]+", "-")
			.replaceAll("^-+|-+$", "");
		return (plain.length() <= LONGEST) ? plain : plain.substring(0, LONGEST).replaceAll("-+$", "");
	}

	/** A key that ends with an end of letters, digits and hyphens, whole. */
	public static String withEnd(String key, String end) {
		String start = key.substring(0, Math.min(key.length(), LONGEST - end.length() - 1)).replaceAll("-+$", "");
		return start.isEmpty() ? end : start + "-" + end;
	}

	/** Eight characters that stand for a text and are always the same for it. */
	public static String digest(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** A key that begins like the text and cannot be that of another identity. */
	public static String distinct(String key, String identity) {
		return withEnd(key, digest(identity));
	}

}
