package io.casebook.gateway.reference;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

import io.casebook.gateway.view.EncodedBytes;

/**
 * The documents of all services and of the gateway, as one.
 *
 * @param parts what it is made of
 * @param content the document
 * @param digest tells it from others
 * @param foundAt when the services were asked, on the clock of {@link System#nanoTime()}
 */
record WholeReference(List<ReferencePart> parts, EncodedBytes content, String digest, long foundAt) {

	WholeReference(List<ReferencePart> parts, byte[] bytes) {
		this(parts, EncodedBytes.of(bytes), digest(bytes), System.nanoTime());
	}

	/** The same, known to hold still. */
	WholeReference again() {
		return new WholeReference(this.parts, this.content, this.digest, System.nanoTime());
	}

	boolean isWhole() {
		return this.parts.stream().noneMatch(ReferencePart::isMissing);
	}

	boolean isOf(List<ReferencePart> others) {
		if (others.size() != this.parts.size()) {
			return false;
		}
		for (int i = 0; i < others.size(); i++) {
			if (!this.parts.get(i).isSame(others.get(i))) {
				return false;
			}
		}
		return true;
	}

	/** Whether it serves without asking the services again. */
	boolean isKept(Duration time) {
		return isWhole() && System.nanoTime() - this.foundAt < time.toNanos();
	}

	private static String digest(byte[] bytes) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
			return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}
