package io.casebook.acceptance;

/**
 * When classes of tests run, beside {@link org.junit.jupiter.api.Order#DEFAULT} for those
 * that only read.
 */
final class Stage {

	/** They change something and undo it, so they come when all facts are proved. */
	static final int STEWARDSHIP = Integer.MAX_VALUE - 2;

	/** They kill parts of what the others test. */
	static final int FAULTS = Integer.MAX_VALUE - 1;

	/** They look at what all others have left. */
	static final int LAST = Integer.MAX_VALUE;

	private Stage() {
	}

}
