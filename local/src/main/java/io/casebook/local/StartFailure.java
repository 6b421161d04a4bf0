package io.casebook.local;

/** Why the platform cannot start, in words for the person who started it. */
final class StartFailure extends RuntimeException {

	private static final long serialVersionUID = 1L;

	StartFailure(String message) {
		super(message);
	}

	StartFailure(String message, Throwable cause) {
		super(message, cause);
	}

}
