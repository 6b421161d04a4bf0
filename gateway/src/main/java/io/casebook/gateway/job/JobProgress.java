package io.casebook.gateway.job;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Where a running job tells how far it has come. */
public final class JobProgress {

	private final List<AtomicLong> parts = new CopyOnWriteArrayList<>();

	private volatile @Nullable JobPhase phase;

	/** It is at something else now. */
	public void enter(JobPhase phase) {
		this.phase = phase;
	}

	/** The same rows, counted as they are read; those read again count once. */
	public <T> Flux<T> counting(Flux<T> rows) {
		AtomicLong part = new AtomicLong();
		this.parts.add(part);
		return rows.doOnSubscribe((subscription) -> part.set(0)).doOnNext((row) -> part.incrementAndGet());
	}

	@Nullable JobPhase phase() {
		return this.phase;
	}

	long rows() {
		return this.parts.stream().mapToLong(AtomicLong::get).sum();
	}

}
