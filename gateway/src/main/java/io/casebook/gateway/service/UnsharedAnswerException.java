package io.casebook.gateway.service;

/**
 * An answer to a call of several views does not serve all of them, so each has to ask for
 * itself.
 */
@SuppressWarnings("serial") // it leaves no process
final class UnsharedAnswerException extends RuntimeException {

	UnsharedAnswerException() {
		super("The answer does not serve all who share it", null, false, false);
	}

}
