package io.casebook.gateway.service;

import java.time.Instant;

/** An answer of a service that is kept. */
final class Slice {

	private final Object content;

	private final int size;

	private final Validity validity;

	/**
	 * In milliseconds, as a number: an old object that comes to refer to a new one each
	 * time it is read is work for the garbage collector.
	 */
	private volatile long vouchedFor;

	/**
	 * An answer.
	 * @param size the number of bytes it came in
	 */
	Slice(Object content, int size, Validity validity, Instant now) {
		this.content = content;
		this.size = size;
		this.validity = validity;
		this.vouchedFor = now.toEpochMilli();
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

	/** It was found to be fresh at that time. */
	Slice vouchedFor(Instant now) {
		long milliseconds = now.toEpochMilli();
		if (this.vouchedFor != milliseconds) {
			this.vouchedFor = milliseconds;
		}
		return this;
	}

	/** The last time at which it was known to be fresh. */
	Instant vouchedFor() {
		Instant told = this.validity.lastFresh();
		Instant vouched = Instant.ofEpochMilli(this.vouchedFor);
		return (told != null && told.isAfter(vouched)) ? told : vouched;
	}

}
