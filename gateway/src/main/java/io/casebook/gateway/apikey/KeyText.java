package io.casebook.gateway.apikey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A key as its owner has it: {@code cbk_}, the identifier, 256 random bits and, so that a
 * slip of the hand costs no lookup and scanners can tell a key, the beginning of the
 * SHA-256 of all that.
 */
final class KeyText {

	private static final Pattern ID = Pattern.compile("[a-z0-9]{5,20}");

	private static final Pattern FORM = Pattern.compile("cbk_(" + ID + ")_([0-9a-f]{64})_([0-9a-f]{8})");

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final HexFormat HEX = HexFormat.of();

	private static final int SECRET_BYTES = 32;

	private static final int ID_BYTES = 8;

	private static final int CHECKSUM_LENGTH = 8;

	private final String id;

	private final String secret;

	private KeyText(String id, String secret) {
		this.id = id;
		this.secret = secret;
	}

	/** The key that a text is; none for any other text. */
	static @Nullable KeyText read(String text) {
		Matcher form = FORM.matcher(text);
		if (!form.matches()) {
			return null;
		}
		KeyText key = new KeyText(form.group(1), form.group(2));
		return key.checksum().equals(form.group(3)) ? key : null;
	}

	/** Whether a key may have this identifier. */
	static boolean isId(String text) {
		return ID.matcher(text).matches();
	}

	/** A new key with a new identifier. */
	static KeyText create() {
		return createFor(random(ID_BYTES));
	}

	/** A new secret for a key that there is. */
	static KeyText createFor(String id) {
		return new KeyText(id, random(SECRET_BYTES));
	}

	String id() {
		return this.id;
	}

	/** What is kept of the secret. It has too many bits to be guessed from that. */
	byte[] hash() {
		return sha256(this.secret);
	}

	/** The text for its owner, and for nobody else. */
	String reveal() {
		return body() + "_" + checksum();
	}

	/** Without the secret: this may come into a log. */
	@Override
	public String toString() {
		return "key " + this.id;
	}

	private String body() {
		return "cbk_" + this.id + "_" + this.secret;
	}

	private String checksum() {
		return HEX.formatHex(sha256(body())).substring(0, CHECKSUM_LENGTH);
	}

	private static String random(int length) {
		byte[] bytes = new byte[length];
		RANDOM.nextBytes(bytes);
		return HEX.formatHex(bytes);
	}

	private static byte[] sha256(String text) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
