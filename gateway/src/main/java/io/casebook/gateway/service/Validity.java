package io.casebook.gateway.service;

import java.time.Instant;

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
	 * In milliseconds, as a number: an old object that comes to refer to a new one again
	 * and again is work for the garbage collector.
	 */
	private volatile long lastFresh;

	/**
	 * Of an answer.
	 * @param places of the things that would make it another one
	 * @param since the number of the last change that was told before it was asked for
	 * @param now the time at which the service has answered
	 */
	Validity(Tidings tidings, int[] places, long since, Instant now) {
		this.tidings = tidings;
		this.places = places;
		this.since = since;
		this.checked = since;
		this.lastFresh = now.toEpochMilli();
	}

	/** Whether it was asked for when no later change than this was told. */
	boolean isSince(long number) {
		return this.since >= number;
	}

	/** Whether the feed tells that it is what the service would answer now. */
	boolean isFresh() {
		long told = this.tidings.lastInStep();
		return this.tidings.isInStep() && wasFreshAt(told);
	}

	/**
	 * The last time at which it is known to have been what the service would answer.
	 */
	Instant lastFresh() {
		wasFreshAt(this.tidings.lastInStep());
		return Instant.ofEpochMilli(this.lastFresh);
	}

	/** Whether nothing told until a time, or since, makes it another. */
	private boolean wasFreshAt(long told) {
		if (!isUnchanged()) {
			return false;
		}
		if (told > this.lastFresh) {
			this.lastFresh = told;
		}
		return true;
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
