package io.casebook.gateway.service;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.casebook.problem.ApiProblem;

/**
 * A part of a view: what a service gave, or what became of asking it.
 *
 * @param <T> what the section holds
 */
public sealed interface Section<T> {

	/** What it holds, live or kept; nothing when it cannot be had. */
	Optional<T> content();

	/** The same of something else. */
	<R> Section<R> map(Function<? super T, ? extends R> change);

	/**
	 * Both as one, which is as good as the worse of them.
	 * @param merge makes one content of both
	 */
	default <U, R> Section<R> and(Section<U> other, BiFunction<? super T, ? super U, ? extends R> merge) {
		return switch (this) {
			case Unavailable<T> missing -> new Unavailable<>(missing.problem());
			case Available<T> live -> other.map((theirs) -> merge.apply(live.value(), theirs));
			case Stale<T> kept -> switch (other.<R>map((theirs) -> merge.apply(kept.value(), theirs))) {
				case Unavailable<R> missing -> missing;
				case Available<R> both -> new Stale<>(both.value(), kept.age());
				case Stale<R> both ->
					new Stale<>(both.value(), (both.age().compareTo(kept.age()) > 0) ? both.age() : kept.age());
			};
		};
	}

	/** What the service gave just now. */
	record Available<T>(T value) implements Section<T> {

		@Override
		public Optional<T> content() {
			return Optional.of(this.value);
		}

		@Override
		public <R> Section<R> map(Function<? super T, ? extends R> change) {
			return new Available<>(change.apply(this.value));
		}

	}

	/** What the service gave before it failed. */
	record Stale<T>(T value, Duration age) implements Section<T> {

		@Override
		public Optional<T> content() {
			return Optional.of(this.value);
		}

		@Override
		public <R> Section<R> map(Function<? super T, ? extends R> change) {
			return new Stale<>(change.apply(this.value), this.age);
		}

	}

	/** The service failed, and nothing is kept of what it gave before. */
	record Unavailable<T>(ApiProblem problem) implements Section<T> {

		@Override
		public Optional<T> content() {
			return Optional.empty();
		}

		@Override
		public <R> Section<R> map(Function<? super T, ? extends R> change) {
			return new Unavailable<>(this.problem);
		}

	}

}
