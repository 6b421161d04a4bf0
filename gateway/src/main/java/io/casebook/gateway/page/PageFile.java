package io.casebook.gateway.page;

import io.casebook.gateway.view.EncodedBytes;

import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/** A file of the page. */
record PageFile(MediaType type, EncodedBytes content) {

	static PageFile of(String name, byte[] plain) {
		return new PageFile(MediaTypeFactory.getMediaType(name).orElse(MediaType.TEXT_PLAIN), EncodedBytes.of(plain));
	}

	byte[] plain() {
		return this.content.plain();
	}

}
