package io.casebook.acceptance;

/**
 * A form of parts, as browsers send it.
 */
final class Form {

	private static final String BOUNDARY = "----try";

	static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

	/** Ends a form, after its parts. */
	static final String END = "--" + BOUNDARY + "--\r\n";

	private Form() {
	}

	static String part(String name, String type, String content) {
		return "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n%s\r\n"
			.formatted(BOUNDARY, name, name, type, content);
	}

}
