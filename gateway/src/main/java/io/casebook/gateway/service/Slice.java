package io.casebook.gateway.service;

import java.time.Duration;

/** An answer of a service that is kept. */
final class Slice {

	/** To note each use would be much of the work of a view that is made of many. */
	private static final long BETWEEN_NOTES = Duration.ofSeconds(10).toNanos();

	private final Object content;

	private final int size;

	private final Validity validity;

	/** The last note, as {@link System#nanoTime()} has it; the first use makes one. */
	private volatile long noted = System.nanoTime() - BETWEEN_NOTES;

	/**
	 * An answer.
	 * @param size the number of bytes it came in
	 */
	Slice(Object content, int size, Validity validity) {
		this.content = content;
		this.size = size;
		this.validity = validity;
	}

	Object content() {
		return this.content;
	}

	int size() {
		return this.size;
	}

	Validity validity() {
		return this.validity;
	}

	/**
	 * Whether a use is to be noted, so that it stays longer than what is used less often:
	 * one in ten seconds is.
	 * @param now the time, as {@link System#nanoTime()} has it
	 */
	boolean takesNote(long now) {
		if (now - this.noted < BETWEEN_NOTES) {
			return false;
		}
		this.noted = now;
		return true;
	}

}
