package io.casebook.deadlines;

import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;

/**
 * A statement with parameters that is executed. The driver sends it when its rows are
 * asked for, and must not be told meanwhile that nobody waits for them: it would lose the
 * buffers of parameters, or give them back and send them after that, for which it closes
 * the connection. So what comes is read away until the statement has ended.
 */
final class Execution {

	private final EndingConnection connection;

	/** Completes when what is sent at present is sent. */
	private volatile Mono<Void> sending = Mono.empty();

	private volatile boolean abandoned;

	Execution(EndingConnection connection) {
		this.connection = connection;
	}

	/** Nobody waits any more for what it gives. */
	void abandon() {
		this.abandoned = true;
		this.connection.abandon(this.sending);
	}

	/** What the driver gives for it. */
	<T> Publisher<T> rows(Publisher<T> rows) {
		return new Flux<>() {

			@Override
			public void subscribe(CoreSubscriber<? super T> who) {
				read(rows, new Reading<>(who));
			}

		};
	}

	/**
	 * Nothing is sent for who has left before: that could be after the end of its
	 * transaction.
	 */
	private <T> void read(Publisher<T> rows, Reading<T> reading) {
		reading.begin();
		Sinks.Empty<Void> end = Sinks.empty();
		this.sending = end.asMono();
		try {
			if (!this.abandoned && !reading.left) {
				rows.subscribe(reading);
			}
		}
		finally {
			end.tryEmitEmpty();
		}
	}

	/** Passes rows on as long as somebody waits for them. */
	private static final class Reading<T> implements CoreSubscriber<T>, Subscription {

		private final CoreSubscriber<? super T> reader;

		private final Operators.DeferredSubscription driver = new Operators.DeferredSubscription();

		private volatile boolean left;

		Reading(CoreSubscriber<? super T> reader) {
			this.reader = reader;
		}

		void begin() {
			this.reader.onSubscribe(this);
		}

		@Override
		public void request(long number) {
			this.driver.request(number);
		}

		@Override
		public void cancel() {
			this.left = true;
			this.driver.request(Long.MAX_VALUE);
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			this.driver.set(subscription);
		}

		@Override
		public void onNext(T row) {
			if (!this.left) {
				this.reader.onNext(row);
			}
		}

		@Override
		public void onError(Throwable failure) {
			if (this.left) {
				Operators.onErrorDropped(failure, currentContext());
			}
			else {
				this.reader.onError(failure);
			}
		}

		@Override
		public void onComplete() {
			if (!this.left) {
				this.reader.onComplete();
			}
		}

		@Override
		public Context currentContext() {
			return this.reader.currentContext();
		}

	}

}
