package io.casebook.deadlines;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.util.context.Context;

/**
 * What must be given back, such as a connection, and comes some time after it is asked
 * for. That somebody left is not told upstream: each operator there may have passed it on
 * just then while the next one drops it, and nobody gives it back. It is waited for in
 * his place, and given back.
 *
 * @param <T> the type of the resource
 */
final class ResourceMono<T> extends MonoOperator<T, T> {

	private final Function<T, ? extends Publisher<Void>> giveBack;

	/**
	 * Asks for a resource.
	 * @param source what gives it; its own time must be bounded
	 * @param giveBack what takes it when nobody waits for it any more
	 */
	ResourceMono(Mono<T> source, Function<T, ? extends Publisher<Void>> giveBack) {
		super(source);
		this.giveBack = giveBack;
	}

	@Override
	public void subscribe(CoreSubscriber<? super T> actual) {
		this.source.subscribe(new Waiting<>(actual, this.giveBack));
	}

	private enum State {

		WAITED_FOR, COME, LEFT

	}

	private static final class Waiting<T> implements CoreSubscriber<T>, Subscription {

		private final AtomicReference<State> state = new AtomicReference<>(State.WAITED_FOR);

		private final CoreSubscriber<? super T> reader;

		private final Function<T, ? extends Publisher<Void>> giveBack;

		private @Nullable Subscription source;

		Waiting(CoreSubscriber<? super T> reader, Function<T, ? extends Publisher<Void>> giveBack) {
			this.reader = reader;
			this.giveBack = giveBack;
		}

		@Override
		public Context currentContext() {
			return this.reader.currentContext();
		}

		@Override
		public void onSubscribe(Subscription source) {
			this.source = source;
			this.reader.onSubscribe(this);
		}

		@Override
		public void request(long number) {
			if (this.source != null && this.state.get() != State.LEFT) {
				this.source.request(number);
			}
		}

		@Override
		public void cancel() {
			this.state.compareAndSet(State.WAITED_FOR, State.LEFT);
		}

		@Override
		public void onNext(T resource) {
			if (this.state.compareAndSet(State.WAITED_FOR, State.COME)) {
				this.reader.onNext(resource);
			}
			else {
				Mono.from(this.giveBack.apply(resource)).onErrorComplete().contextWrite(currentContext()).subscribe();
			}
		}

		@Override
		public void onComplete() {
			if (this.state.get() != State.LEFT) {
				this.reader.onComplete();
			}
		}

		/** There is nothing to give back, and nobody who wants to know. */
		@Override
		public void onError(Throwable failure) {
			if (this.state.get() != State.LEFT) {
				this.reader.onError(failure);
			}
		}

	}

}
