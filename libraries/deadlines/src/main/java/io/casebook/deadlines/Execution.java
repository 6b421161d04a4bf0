package io.casebook.deadlines;

import java.util.concurrent.atomic.AtomicReference;

import io.r2dbc.spi.Result;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;

/**
 * A statement that is executed. The driver must not be told that nobody waits for its
 * rows any more: it would lose those that come at that moment. One with parameters it
 * sends when its rows are asked for; told meanwhile, it would lose their buffers, or give
 * them back and send them after that, for which it closes the connection. So what comes
 * is read away until the statement has ended.
 */
final class Execution {

	private final EndingConnection connection;

	private final boolean bound;

	/** Completes when what is sent at present is sent. */
	private volatile Mono<Void> sending = Mono.empty();

	private volatile boolean abandoned;

	/** What has been sent last, when nobody reads its rows yet. */
	private final AtomicReference<@Nullable Result> unread = new AtomicReference<>();

	/**
	 * Begins.
	 * @param bound whether the statement has parameters; without, it is sent before its
	 * rows are asked for
	 */
	Execution(EndingConnection connection, boolean bound) {
		this.connection = connection;
		this.bound = bound;
	}

	/** Nobody waits any more for what it gives. */
	void abandon() {
		this.abandoned = true;
		readAway();
		this.connection.abandon(this.sending);
	}

	/** What the driver gives when it is executed. */
	Result ending(Result result) {
		if (!this.bound) {
			this.unread.set(result);
			if (this.abandoned) {
				readAway();
			}
		}
		return new EndingResult(result, this);
	}

	private void readAway() {
		Result result = this.unread.getAndSet(null);
		if (result != null) {
			Flux.from(result.getRowsUpdated())
				.subscribe(null, (failure) -> Operators.onErrorDropped(failure, Context.empty()));
		}
	}

	/** What has been sent is read, unless it has been read away. */
	private boolean isToBeRead(Reading<?> reading) {
		return this.bound ? !this.abandoned && !reading.left : this.unread.getAndSet(null) != null || !this.abandoned;
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
	 * transaction. What has been sent is read away.
	 */
	private <T> void read(Publisher<T> rows, Reading<T> reading) {
		reading.begin();
		Sinks.Empty<Void> end = Sinks.empty();
		this.sending = end.asMono();
		try {
			if (isToBeRead(reading)) {
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
