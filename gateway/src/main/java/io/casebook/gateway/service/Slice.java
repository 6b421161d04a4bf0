package io.casebook.gateway.service;

import java.time.Instant;

/** An answer of a service that is kept. */
final class Slice {

	private final Object content;

	private final int size;

	private final Validity validity;

	private volatile Instant vouchedFor;

	/**
	 * An answer.
	 * @param size the number of bytes it came in
	 */
	Slice(Object content, int size, Validity validity, Instant now) {
		this.content = content;
		this.size = size;
		this.validity = validity;
		this.vouchedFor = now;
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
		this.vouchedFor = now;
		return this;
	}

	/** The last time at which it was known to be fresh. */
	Instant vouchedFor() {
		Instant told = this.validity.lastFresh();
		return (told != null && told.isAfter(this.vouchedFor)) ? told : this.vouchedFor;
	}

}
