package io.casebook.gateway.view;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * Bytes that are sent again and again, with their gzipped form, which is the plain one
 * where gzip saves nothing.
 */
public record EncodedBytes(byte[] plain, byte[] zipped) {

	/** The bytes in both forms. */
	public static EncodedBytes of(byte[] plain) {
		byte[] zipped = Gzip.of(plain);
		return new EncodedBytes(plain, (zipped.length < plain.length) ? zipped : plain);
	}

	/**
	 * Completes an answer with the form that the client takes. Each has a tag of its own.
	 * @param digest tells the bytes from others
	 */
	public ResponseEntity<byte[]> answer(ResponseEntity.BodyBuilder answer, HttpHeaders request, String digest) {
		boolean zip = this.zipped != this.plain && Gzip.isAccepted(request);
		// the last for what the CORS filter may say; these headers replace its own
		answer.varyBy(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.ORIGIN).eTag("\"" + digest + (zip ? "-gzip\"" : "\""));
		if (zip) {
			answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
		}
		return answer.body(zip ? this.zipped : this.plain);
	}

}
