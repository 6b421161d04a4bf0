package io.casebook.gateway.service;

/** So little time was left for a call that its end tells nothing of the service. */
@SuppressWarnings("serial") // it leaves no process
final class TooLittleTimeException extends Exception {

	TooLittleTimeException() {
		super("There was too little time left for an answer", null, false, false);
	}

}
