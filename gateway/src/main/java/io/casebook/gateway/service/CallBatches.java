package io.casebook.gateway.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.casebook.gateway.service.Slices.Part;
import io.casebook.problem.ApiProblem;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Puts what several views ask of a service at the same time into one call. Alone, a call
 * leaves at once. While another of its kind is under way it waits until none is, and
 * takes along what is asked for meanwhile. Up to a moment after a call for many it also
 * waits until it is for as many again, but no longer than the last one took; all in all
 * for a moment at most. Nobody gets the answer to a call that had left before he asked.
 */
final class CallBatches {

	/** Far longer than a call may take. */
	private static final Duration FORGOTTEN = Duration.ofSeconds(30);

	private final Duration moment;

	/** Of each kind that is asked for; each is made again when it is forgotten. */
	private final Cache<String, Line<?>> lines = Caffeine.newBuilder().expireAfterAccess(FORGOTTEN).build();

	/**
	 * Begins with nothing to ask.
	 * @param moment the longest wait, so that a call that takes long holds nobody up
	 */
	CallBatches(Duration moment) {
		this.moment = moment;
	}

	/**
	 * The parts of some addresses, from a call that others may share. When a call of
	 * several views is refused, each makes its own, as the fault may be that of one. An
	 * outage is one for all of them: to ask again for each would be more work for a
	 * service that cannot do its work.
	 * @param kind those who ask for the same kind of thing share calls
	 * @param most how many addresses the call of several views takes
	 * @param call asks for the parts of some addresses
	 */
	<T> Mono<Map<String, Part<T>>> ask(String kind, Collection<String> addresses, int most, Call<T> call) {
		return Mono.deferContextual((context) -> {
			CallBatch<T> batch = this.<T>line(kind).join(new CallBatch<>(call, most, context), addresses);
			return batch.parts(addresses)
				.onErrorResume((failure) -> batch.isShared() && mayBeOfOneAlone(failure),
						(failure) -> call.of(List.copyOf(addresses), false));
		});
	}

	private static boolean mayBeOfOneAlone(Throwable failure) {
		return failure instanceof UnsharedAnswerException
				|| (failure instanceof ApiProblem && !(failure instanceof ServiceUnavailableException));
	}

	@SuppressWarnings("unchecked") // each kind is asked for as one type
	private <T> Line<T> line(String kind) {
		return (Line<T>) this.lines.get(kind, (name) -> new Line<T>(this.moment));
	}

	/**
	 * Asks for the parts of some addresses.
	 *
	 * @param <T> what the parts say
	 */
	@FunctionalInterface
	interface Call<T> {

		/**
		 * The parts by their addresses.
		 * @param shared whether several views ask together
		 */
		Mono<Map<String, Part<T>>> of(List<String> addresses, boolean shared);

	}

	/** The calls of one kind. */
	private static final class Line<T> {

		private final Duration moment;

		private int underWay;

		/** For how many the last call was that left. */
		private int crowd = 1;

		/** How long the last one took that ended, as far as anybody waits for that. */
		private Duration patience = Duration.ZERO;

		/** When that was, as {@link System#nanoTime()} has it. */
		private long ended;

		private @Nullable CallBatch<T> waiting;

		private Line(Duration moment) {
			this.moment = moment;
		}

		/**
		 * Adds addresses to the batch that waits; without one that has room, to another.
		 */
		CallBatch<T> join(CallBatch<T> another, Collection<String> addresses) {
			List<CallBatch<T>> leaving = new ArrayList<>(2);
			CallBatch<T> joined;
			Duration wait;
			synchronized (this) {
				if (this.waiting != null && !this.waiting.takes(addresses)) {
					leaving.add(send(this.waiting));
				}
				if (this.waiting == null) {
					this.waiting = another;
				}
				joined = this.waiting;
				joined.add(addresses);
				if (isDue(joined)) {
					leaving.add(send(joined));
				}
				wait = (this.underWay == 0) ? this.patience : this.moment;
			}
			leaving.forEach(this::leave);
			if (joined == another && !leaving.contains(another)) {
				leaveAfter(another, wait);
			}
			return joined;
		}

		private void ended(Duration took) {
			CallBatch<T> next;
			boolean due;
			Duration wait;
			synchronized (this) {
				this.underWay--;
				this.patience = (took.compareTo(this.moment) < 0) ? took : this.moment;
				this.ended = System.nanoTime();
				next = this.waiting;
				if (next == null || this.underWay > 0) {
					return;
				}
				due = isDue(next);
				if (due) {
					send(next);
				}
				wait = this.patience;
			}
			if (due) {
				leave(next);
			}
			else {
				leaveAfter(next, wait);
			}
		}

		private boolean isDue(CallBatch<T> batch) {
			return this.underWay == 0
					&& (!isAfterCrowd() || batch.waiting() >= this.crowd || batch.isReady(this.patience));
		}

		/** Where an answer was for many, as a rule as many come again at once. */
		private boolean isAfterCrowd() {
			return this.crowd > 1 && System.nanoTime() - this.ended <= this.moment.toNanos();
		}

		private void leaveAfter(CallBatch<T> batch, Duration wait) {
			Mono.delay(wait, Schedulers.parallel()).subscribe((tick) -> {
				synchronized (this) {
					if (this.waiting != batch) {
						return;
					}
					send(batch);
				}
				leave(batch);
			});
		}

		private CallBatch<T> send(CallBatch<T> batch) {
			this.waiting = null;
			this.underWay++;
			this.crowd = Math.max(1, batch.waiting());
			return batch;
		}

		private void leave(CallBatch<T> batch) {
			long since = System.nanoTime();
			batch.leave(() -> ended(Duration.ofNanos(System.nanoTime() - since)));
		}

	}

}
