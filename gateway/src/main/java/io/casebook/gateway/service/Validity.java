package io.casebook.gateway.service;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Tells whether an answer is still what the service would answer.
 */
final class Validity {

	private final Tidings tidings;

	private final int[] places;

	private final long since;

	/** The number of the last change of which it is known that it made no difference. */
	private volatile long checked;

	/**
	 * Of an answer.
	 * @param places of the things that would make it another one
	 * @param since the number of the last change that was told before it was asked for
	 */
	Validity(Tidings tidings, int[] places, long since) {
		this.tidings = tidings;
		this.places = places;
		this.since = since;
		this.checked = since;
	}

	/** Whether it was asked for when no later change than this was told. */
	boolean isSince(long number) {
		return this.since >= number;
	}

	/** Whether the feed tells that it is what the service would answer now. */
	boolean isFresh() {
		return this.tidings.isInStep() && isUnchanged();
	}

	/**
	 * When the feed told for the last time that it is what the service would answer;
	 * nothing when it told otherwise since, or never anything.
	 */
	@Nullable Instant lastFresh() {
		Instant told = this.tidings.lastInStep();
		return isUnchanged() ? told : null;
	}

	/** Whether the feed has told nothing that makes it another. */
	boolean isUnchanged() {
		long count = this.tidings.count();
		if (count == this.checked) {
			return true;
		}
		if (this.tidings.isUnchanged(this.places, this.since)) {
			this.checked = count;
			return true;
		}
		return false;
	}

}
