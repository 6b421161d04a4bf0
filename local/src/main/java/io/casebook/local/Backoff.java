package io.casebook.local;

import java.time.Duration;

/**
 * How long to wait before what died is started again: longer each time that it dies soon
 * after.
 */
final class Backoff {

	private static final Duration LONGEST = Duration.ofMinutes(2);

	/** Who has lived this long has started well. */
	private static final Duration WELL = Duration.ofMinutes(1);

	private final Duration first;

	private Duration next;

	Backoff(Duration first) {
		this.first = first;
		this.next = first;
	}

	Duration after(Duration lived) {
		Duration wait = (lived.compareTo(WELL) >= 0) ? this.first : this.next;
		Duration doubled = wait.multipliedBy(2);
		this.next = (doubled.compareTo(LONGEST) > 0) ? LONGEST : doubled;
		return wait;
	}

}
