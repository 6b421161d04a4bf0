package io.casebook.gateway.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/**
 * A file of the page with its gzipped form, which is the plain one where gzip saves
 * nothing.
 */
record PageFile(MediaType type, byte[] plain, byte[] zipped) {

	static PageFile of(String name, byte[] plain) throws IOException {
		ByteArrayOutputStream zipped = new ByteArrayOutputStream();
		try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
			zip.write(plain);
		}
		MediaType type = MediaTypeFactory.getMediaType(name).orElse(MediaType.TEXT_PLAIN);
		return new PageFile(type, plain, (zipped.size() < plain.length) ? zipped.toByteArray() : plain);
	}

	boolean isZippedFor(HttpHeaders request) {
		return this.zipped != this.plain && takesGzip(request.getOrEmpty(HttpHeaders.ACCEPT_ENCODING));
	}

	private static boolean takesGzip(List<String> accepted) {
		return accepted.stream()
			.flatMap((value) -> List.of(value.split(",")).stream())
			.map(String::strip)
			.anyMatch((coding) -> coding.startsWith("gzip") && !coding.matches("gzip\\s*;\\s*q=0(\\.0*)?"));
	}

}
