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
 * A statement that is executed. The driver sends it when its rows are asked for, and does
 * harm when it is told meanwhile that nobody waits for them: it loses the buffers of
 * parameters, or gives them back and then sends them, for which it closes the connection.
 * So it is told when it has given the first row, and what it gives until then is read
 * away. Nothing is sent for who has left before, be it after the end of a transaction.
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
				send(rows, who);
			}

		};
	}

	private <T> void send(Publisher<T> rows, CoreSubscriber<? super T> who) {
		Rows<T> sent = new Rows<>(who);
		who.onSubscribe(sent);
		Sinks.Empty<Void> sending = Sinks.empty();
		this.sending = sending.asMono();
		sent.unwanted = this.abandoned || sent.left;
		rows.subscribe(sent);
		sending.tryEmitEmpty();
	}

	/** Passes rows on as long as somebody waits for them. */
	private static final class Rows<T> implements CoreSubscriber<T>, Subscription {

		private final CoreSubscriber<? super T> reader;

		private final Operators.DeferredSubscription driver = new Operators.DeferredSubscription();

		/** From the beginning: who cancels at once has the driver send nothing. */
		private boolean unwanted;

		private volatile boolean begun;

		private volatile boolean left;

		Rows(CoreSubscriber<? super T> reader) {
			this.reader = reader;
		}

		@Override
		public void request(long number) {
			this.driver.request(number);
		}

		@Override
		public void cancel() {
			this.left = true;
			if (this.begun) {
				this.driver.cancel();
			}
			else {
				this.driver.request(Long.MAX_VALUE);
			}
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			if (this.unwanted) {
				subscription.cancel();
			}
			else {
				this.driver.set(subscription);
			}
		}

		@Override
		public void onNext(T row) {
			this.begun = true;
			if (this.left) {
				this.driver.cancel();
			}
			else {
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
