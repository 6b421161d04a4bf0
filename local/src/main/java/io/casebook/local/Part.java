package io.casebook.local;

import java.io.IOException;

/** A part of the platform, which can be started, and started again when it died. */
interface Part {

	String name();

	/**
	 * Starts it and returns when it is ready; fails with the reason when it ends before.
	 */
	void start() throws IOException, InterruptedException;

	/** Waits until it has ended, and tells how. */
	String awaitEnd() throws InterruptedException;

}
