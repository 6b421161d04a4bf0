package io.casebook.gateway.page;

import io.casebook.gateway.view.Gzip;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/**
 * A file of the page with its gzipped form, which is the plain one where gzip saves
 * nothing.
 */
record PageFile(MediaType type, byte[] plain, byte[] zipped) {

	static PageFile of(String name, byte[] plain) {
		byte[] zipped = Gzip.of(plain);
		MediaType type = MediaTypeFactory.getMediaType(name).orElse(MediaType.TEXT_PLAIN);
		return new PageFile(type, plain, (zipped.length < plain.length) ? zipped : plain);
	}

	boolean isZippedFor(HttpHeaders request) {
		return this.zipped != this.plain && Gzip.isAccepted(request);
	}

}
