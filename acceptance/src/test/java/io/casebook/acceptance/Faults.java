package io.casebook.acceptance;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Kills parts of the running platform, as {@code -Dcasebook.faults} says it is run.
 */
interface Faults {

	/** The one that is named, null when none is. */
	static @Nullable Faults named() {
		String name = System.getProperty("casebook.faults");
		if (name == null || name.isBlank()) {
			return null;
		}
		return switch (name) {
			case "local" -> new LocalFaults();
			case "compose" -> new ComposeFaults();
			default ->
				throw new IllegalArgumentException("-Dcasebook.faults is local or compose, not '%s'".formatted(name));
		};
	}

	/** Ends a part without giving it time to say goodbye. */
	void kill(String part);

	/** Asks a part to end, which it does in its own time, and has it started anew. */
	void restart(String part);

	/** Has a part stand still, with its connections open, until it is thawed. */
	void freeze(String part);

	void thaw(String part);

	/**
	 * Lets a killed part come back, where the platform does not see to that by itself.
	 */
	void restore(String part);

	/** The identity of a part's process, which changes when it is started anew. */
	String process(String part);

	/** How long a killed part may take to be back. */
	Duration recovery();

}
