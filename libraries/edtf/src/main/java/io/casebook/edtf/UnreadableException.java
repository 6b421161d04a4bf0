package io.casebook.edtf;

/**
 * Part of a text cannot be read. It is checked, so that the compiler proves that nothing
 * but {@link EdtfException}, which knows the whole text, leaves the package.
 */
final class UnreadableException extends Exception {

	private final String reason;

	UnreadableException(String reason) {
		super(reason, null, false, false);
		this.reason = reason;
	}

	String reason() {
		return this.reason;
	}

}
