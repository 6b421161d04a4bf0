package io.casebook.keyset;

import java.util.List;
import java.util.function.Function;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads a list of any length in stretches, one after the other, no faster than they are
 * taken and holding nothing in between.
 */
public final class Stretches {

	private Stretches() {
	}

	/**
	 * All stretches of a list; the last is shorter than the others, and may be empty.
	 * @param rows how many rows a stretch has
	 * @param first reads the first one
	 * @param after reads the one after a row
	 */
	public static <T> Flux<List<T>> of(int rows, Mono<List<T>> first, Function<T, Mono<List<T>>> after) {
		return atOnce(first)
			.expand((stretch) -> (stretch.size() < rows) ? Mono.empty() : atOnce(after.apply(stretch.getLast())));
	}

	/**
	 * A stretch is read through when its turn comes, though nobody may take it yet: the
	 * deadline of its statement is for the database, and no slow reader must miss it.
	 */
	private static <T> Flux<List<T>> atOnce(Mono<List<T>> stretch) {
		return stretch.flux().onBackpressureBuffer(1);
	}

}
