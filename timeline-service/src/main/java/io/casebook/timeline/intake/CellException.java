package io.casebook.timeline.intake;

/** A cell does not hold what its column is for; the message says what was expected. */
final class CellException extends RuntimeException {

	private final String expected;

	CellException(String expected) {
		super(expected, null, false, false);
		this.expected = expected;
	}

	String expected() {
		return this.expected;
	}

}
