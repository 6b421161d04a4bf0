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
 * Puts what several views ask of a service at the same time into one call. While none of
 * a kind is under way, a call leaves at once. Otherwise it waits until none is, for a
 * moment at most, and takes along what is asked for meanwhile. Nobody gets the answer to
 * a call that had left before he asked.
 */
final class CallBatches {

	private final Duration moment;

	/** Of each kind for which a call waits or is under way. */
	private final Cache<String, Line<?>> lines = Caffeine.newBuilder().weakValues().build();

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
			CallBatch<T> batch = this.<T>line(kind).join(new CallBatch<>(call, context), addresses, most);
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

		private @Nullable CallBatch<T> waiting;

		private Line(Duration moment) {
			this.moment = moment;
		}

		/**
		 * Adds addresses to the batch that waits; without one that has room, to another.
		 */
		CallBatch<T> join(CallBatch<T> another, Collection<String> addresses, int most) {
			List<CallBatch<T>> leaving = new ArrayList<>(2);
			CallBatch<T> joined;
			synchronized (this) {
				if (this.waiting != null && !this.waiting.takes(addresses, most)) {
					leaving.add(send(this.waiting));
				}
				if (this.waiting == null) {
					this.waiting = another;
				}
				joined = this.waiting;
				joined.add(addresses);
				if (this.underWay == 0) {
					leaving.add(send(joined));
				}
			}
			leaving.forEach((batch) -> batch.leave(this::ended));
			if (joined == another && !leaving.contains(another)) {
				Mono.delay(this.moment, Schedulers.parallel()).subscribe((tick) -> overdue(another));
			}
			return joined;
		}

		private void overdue(CallBatch<T> batch) {
			synchronized (this) {
				if (this.waiting != batch) {
					return;
				}
				send(batch);
			}
			batch.leave(this::ended);
		}

		private void ended() {
			CallBatch<T> next;
			synchronized (this) {
				this.underWay--;
				next = this.waiting;
				if (next == null || this.underWay > 0) {
					return;
				}
				send(next);
			}
			next.leave(this::ended);
		}

		private CallBatch<T> send(CallBatch<T> batch) {
			this.waiting = null;
			this.underWay++;
			return batch;
		}

	}

}
