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
 * A statement that is executed. The driver encodes and sends it when its rows are asked
 * for, and loses the buffers of its parameters when another thread leaves meanwhile; it
 * may even send the statement after what ended its transaction. So who leaves meanwhile
 * has left when it is sent.
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
		if (!this.abandoned && !sent.isLeft()) {
			rows.subscribe(sent);
			sent.begin();
		}
		sending.tryEmitEmpty();
	}

	/** Passes rows on, and their reader's wishes only when the statement is sent. */
	private static final class Rows<T> extends Operators.DeferredSubscription implements CoreSubscriber<T> {

		private final CoreSubscriber<? super T> reader;

		private Subscription driver = Operators.emptySubscription();

		Rows(CoreSubscriber<? super T> reader) {
			this.reader = reader;
		}

		boolean isLeft() {
			return isCancelled();
		}

		void begin() {
			set(this.driver);
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			this.driver = subscription;
		}

		@Override
		public void onNext(T row) {
			this.reader.onNext(row);
		}

		@Override
		public void onError(Throwable failure) {
			this.reader.onError(failure);
		}

		@Override
		public void onComplete() {
			this.reader.onComplete();
		}

		@Override
		public Context currentContext() {
			return this.reader.currentContext();
		}

	}

}
