package io.casebook.gateway.job;

import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

/** Where a running job tells how far it has come. */
public final class JobProgress {

	private final LongAdder rows = new LongAdder();

	private volatile @Nullable JobPhase phase;

	/** It is at something else now. */
	public void enter(JobPhase phase) {
		this.phase = phase;
	}

	/** Another row was read. */
	public void row() {
		this.rows.increment();
	}

	@Nullable JobPhase phase() {
		return this.phase;
	}

	long rows() {
		return this.rows.sum();
	}

}
