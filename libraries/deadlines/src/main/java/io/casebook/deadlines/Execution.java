package io.casebook.deadlines;

import java.util.concurrent.atomic.AtomicBoolean;
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

	private final AtomicBoolean abandoned = new AtomicBoolean();

	/** Whether somebody has begun to read what it gives. */
	private volatile boolean read;

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
		if (this.abandoned.compareAndSet(false, true)) {
			readAway();
			this.connection.abandon(this, this.sending);
		}
	}

	/**
	 * The driver gives no more results. One with parameters goes on as long as its rows
	 * are read.
	 */
	void given() {
		if (!this.bound || !this.read) {
			this.connection.leave(this);
		}
	}

	/** What the driver gives when it is executed. */
	Result ending(Result result) {
		if (!this.bound) {
			this.unread.set(result);
			if (this.abandoned.get()) {
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
		return this.bound ? !isLeft(reading) : this.unread.getAndSet(null) != null || !this.abandoned.get();
	}

	private boolean isLeft(Reading<?> reading) {
		return this.abandoned.get() || reading.left;
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
				want(reading);
				rows.subscribe(reading);
			}
		}
		finally {
			end.tryEmitEmpty();
		}
	}

	/** One with parameters is sent now, and goes on until its rows have come. */
	private void want(Reading<?> reading) {
		if (this.bound) {
			this.read = true;
			this.connection.want(this);
			if (isLeft(reading)) {
				this.connection.leave(this);
			}
		}
	}

	/** No more rows come, or nobody waits for them. */
	private void leave() {
		if (this.bound) {
			this.connection.leave(this);
		}
	}

	/** Passes rows on as long as somebody waits for them. */
	private final class Reading<T> implements CoreSubscriber<T>, Subscription {

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
			leave();
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
			leave();
			if (this.left) {
				Operators.onErrorDropped(failure, currentContext());
			}
			else {
				this.reader.onError(failure);
			}
		}

		@Override
		public void onComplete() {
			leave();
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
