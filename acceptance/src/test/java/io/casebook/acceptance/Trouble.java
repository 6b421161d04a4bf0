package io.casebook.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** What can be wrong with a {@link Wire}. */
enum Trouble {

	NONE,

	/** What is sent comes two seconds later. */
	SLOW,

	/** Nothing comes, and no connection ends. */
	FROZEN,

	/** Each connection is reset. */
	RESET,

	/** Answers are random bytes. */
	GARBAGE,

	/** Answers have a head and a length, but their JSON cannot be read. */
	NONSENSE;

	/** What becomes of a part of an answer. */
	byte[] distorted(byte[] bytes) {
		if (this == GARBAGE) {
			ThreadLocalRandom.current().nextBytes(bytes);
		}
		else if (this == NONSENSE) {
			String text = new String(bytes, StandardCharsets.ISO_8859_1);
			int body = text.startsWith("HTTP/") ? Math.max(0, text.indexOf("\r\n\r\n")) : 0;
			for (int at = body; at < bytes.length; at++) {
				bytes[at] = ("{}[]\":,".indexOf(bytes[at]) < 0) ? bytes[at] : (byte) '?';
			}
		}
		return bytes;
	}

}
