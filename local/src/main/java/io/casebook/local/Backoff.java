package io.casebook.local;

import java.time.Duration;

/**
 * How long to wait before what died is started again: longer each time that it dies soon
 * after.
 */
final class Backoff {

	private static final Duration FIRST = Duration.ofSeconds(1);

	private static final Duration LONGEST = Duration.ofMinutes(2);

	/** Who has lived this long has started well. */
	private static final Duration WELL = Duration.ofMinutes(1);

	private Duration next = FIRST;

	Duration after(Duration lived) {
		Duration wait = (lived.compareTo(WELL) >= 0) ? FIRST : this.next;
		Duration doubled = wait.multipliedBy(2);
		this.next = (doubled.compareTo(LONGEST) > 0) ? LONGEST : doubled;
		return wait;
	}

}
