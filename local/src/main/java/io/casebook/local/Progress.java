package io.casebook.local;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells the person at the terminal what has been done and how long it took. */
final class Progress {

	private final PrintStream out;

	private final Instant start;

	/**
	 * @param start when this process began, so that its own start counts
	 */
	Progress(PrintStream out, Instant start) {
		this.out = out;
		this.start = start;
	}

	/** A step of the start, after the seconds since it began. */
	synchronized void step(String text) {
		double seconds = Duration.between(this.start, Instant.now()).toMillis() / 1000.0;
		this.out.println(String.format(Locale.ROOT, "%7.1f s  %s", seconds, text));
	}

	synchronized void say(String text) {
		this.out.println(text);
	}

}
