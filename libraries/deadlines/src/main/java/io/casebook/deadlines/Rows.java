package io.casebook.deadlines;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * What a statement gives. Its driver loses the buffers of parameters when it is told that
 * nobody waits while it sends them, so it is not told before the first row; what comes
 * until the statement has ended is then read away.
 *
 * @param <T> what it gives
 */
final class Rows<T> extends Flux<T> {

	private final Publisher<T> rows;

	Rows(Publisher<T> rows) {
		this.rows = rows;
	}

	@Override
	public void subscribe(CoreSubscriber<? super T> who) {
		this.rows.subscribe(new Waiting<>(who));
	}

	private enum State {

		SENDING, GIVING, LEFT

	}

	/** Somebody waits for the rows, and may leave before their end. */
	private static final class Waiting<T> implements CoreSubscriber<T>, Subscription {

		private final CoreSubscriber<? super T> who;

		private final AtomicReference<State> state = new AtomicReference<>(State.SENDING);

		private @Nullable Subscription source;

		Waiting(CoreSubscriber<? super T> who) {
			this.who = who;
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			this.source = subscription;
			this.who.onSubscribe(this);
		}

		@Override
		public void request(long number) {
			source().request(number);
		}

		@Override
		public void cancel() {
			if (this.state.compareAndSet(State.SENDING, State.LEFT)) {
				source().request(Long.MAX_VALUE);
			}
			else if (this.state.compareAndSet(State.GIVING, State.LEFT)) {
				source().cancel();
			}
		}

		@Override
		public void onNext(T row) {
			if (stays()) {
				this.who.onNext(row);
			}
		}

		@Override
		public void onError(Throwable failure) {
			if (stays()) {
				this.who.onError(failure);
			}
		}

		@Override
		public void onComplete() {
			if (stays()) {
				this.who.onComplete();
			}
		}

		private boolean stays() {
			this.state.compareAndSet(State.SENDING, State.GIVING);
			return this.state.get() == State.GIVING;
		}

		@Override
		public Context currentContext() {
			return this.who.currentContext();
		}

		private Subscription source() {
			return (this.source != null) ? this.source : Operators.emptySubscription();
		}

	}

}
