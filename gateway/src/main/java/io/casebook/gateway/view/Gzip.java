package io.casebook.gateway.view;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

import org.springframework.http.HttpHeaders;

/**
 * Compresses what is sent again and again, once. Its bytes have a tag of their own, which
 * those that the server compresses as it sends them have not.
 */
final class Gzip {

	private Gzip() {
	}

	/** The bytes compressed. */
	static byte[] of(byte[] bytes) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
			zip.write(bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Memory was written to", ex);
		}
		return out.toByteArray();
	}

	/**
	 * Whether the client takes it: what it says of gzip itself, which has an older name,
	 * too, or else of any.
	 */
	static boolean isAccepted(HttpHeaders request) {
		boolean any = false;
		for (String each : String.join(",", request.getOrEmpty(HttpHeaders.ACCEPT_ENCODING)).split(",")) {
			String[] parts = each.strip().split("\\s*;\\s*", -1);
			boolean accepted = parts.length == 1 || !parts[1].matches("[qQ]=0(\\.0*)?");
			if (parts[0].equalsIgnoreCase("gzip") || parts[0].equalsIgnoreCase("x-gzip")) {
				return accepted;
			}
			any |= accepted && parts[0].equals("*");
		}
		return any;
	}

}
