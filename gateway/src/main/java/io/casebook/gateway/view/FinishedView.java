package io.casebook.gateway.view;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

import io.casebook.gateway.service.Reading;
import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A view in one format as it is sent, plain or compressed, and what it is made of. */
final class FinishedView {

	/** Less than this is not worth compressing. */
	private static final int SMALL = 1024;

	private final Representation representation;

	private final Reading reading;

	private final String digest;

	private byte @Nullable [] zipped;

	FinishedView(Representation representation, Reading reading) {
		this.representation = representation;
		this.reading = reading;
		this.digest = representation.digest();
	}

	boolean isFresh() {
		return this.reading.isFresh();
	}

	/** About what it takes in memory. */
	int size() {
		return this.representation.bytes().length + this.representation.bytes().length / 3;
	}

	/**
	 * The answer to a request.
	 * @param how what {@code Cache-Status} says
	 */
	ResponseEntity<byte[]> answer(HttpHeaders request, String how) {
		boolean zip = this.representation.bytes().length >= SMALL && accepts(request, "gzip");
		HttpHeaders headers = new HttpHeaders();
		headers.setContentType(this.representation.type());
		headers.setCacheControl(CacheControl.noCache());
		headers.setETag(tag(request, zip));
		// the last for what the CORS filter may say; these headers replace its own
		headers.set(HttpHeaders.VARY, "Accept, Accept-Encoding, Origin");
		headers.set(Views.CACHE_STATUS, how);
		this.representation.sectionLine().ifPresent((line) -> headers.set(Representation.SECTIONS_HEADER, line));
		if (zip) {
			headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
		}
		return ResponseEntity.ok().headers(headers).body(zip ? zipped() : this.representation.bytes());
	}

	/** Each encoding has a tag of its own; a client that has the one needs no other. */
	private String tag(HttpHeaders request, boolean zip) {
		String plain = '"' + this.digest + '"';
		String zipped = '"' + this.digest + "-gzip\"";
		for (String known : request.getIfNoneMatch()) {
			if (known.endsWith(plain)) {
				return plain;
			}
			if (known.endsWith(zipped)) {
				return zipped;
			}
		}
		return zip ? zipped : plain;
	}

	private static boolean accepts(HttpHeaders request, String encoding) {
		String accepted = request.getFirst(HttpHeaders.ACCEPT_ENCODING);
		if (accepted == null) {
			return false;
		}
		for (String each : accepted.split(",")) {
			String[] parts = each.strip().split("\\s*;\\s*");
			if (parts[0].equalsIgnoreCase(encoding)) {
				return parts.length == 1 || !parts[1].matches("q=0(\\.0*)?");
			}
		}
		return false;
	}

	private synchronized byte[] zipped() {
		byte[] bytes = this.zipped;
		if (bytes == null) {
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
				zip.write(this.representation.bytes());
			}
			catch (IOException ex) {
				throw new UncheckedIOException("Memory was written to", ex);
			}
			bytes = out.toByteArray();
			this.zipped = bytes;
		}
		return bytes;
	}

	/** Its media type. */
	MediaType type() {
		return this.representation.type();
	}

}
