package io.casebook.gateway.service;

import java.util.function.Consumer;

import reactor.core.publisher.Mono;

/**
 * Work under way for all who want its result, which ends when nobody waits for it any
 * more.
 *
 * @param <T> the result
 */
public final class Flight<T> {

	private final long began = System.nanoTime();

	private final Mono<T> result;

	/**
	 * Work that begins when the first waits for it.
	 * @param end comes before anybody has the result: who cannot use it asks anew, and
	 * must not be given it again
	 */
	public Flight(Mono<T> work, Consumer<Flight<T>> end) {
		this.result = work.doOnNext((result) -> end.accept(this))
			.doFinally((signal) -> end.accept(this))
			.flux()
			.replay(1)
			.refCount(1)
			.next();
	}

	/** When it was made ready, by {@link System#nanoTime()}. */
	public long began() {
		return this.began;
	}

	public Mono<T> result() {
		return this.result;
	}

}
