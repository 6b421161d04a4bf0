package io.casebook.limits;

import tools.jackson.core.StreamReadConstraints;

/**
 * What JSON may be. Numbers of more digits, deeper nesting and longer texts than anybody
 * writes cost more to read than to send.
 */
public final class JsonLimits {

	private static final int NESTING = 64;

	private static final int NUMBER = 1000;

	private static final int TEXT = 1 << 20;

	private static final int NAME = 1 << 12;

	private JsonLimits() {
	}

	/** For whoever makes a reader of his own. */
	public static StreamReadConstraints constraints() {
		return StreamReadConstraints.builder()
			.maxNestingDepth(NESTING)
			.maxNumberLength(NUMBER)
			.maxStringLength(TEXT)
			.maxNameLength(NAME)
			.build();
	}

}
