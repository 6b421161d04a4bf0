package io.casebook.deadlines;

import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Somebody waits for what a statement gives, and may leave before its end.
 *
 * @param <T> what it gives
 */
final class Waiting<T> implements CoreSubscriber<T>, Subscription {

	private final CoreSubscriber<? super T> who;

	private final EndingConnection connection;

	private final AtomicBoolean over = new AtomicBoolean();

	private @Nullable Subscription source;

	Waiting(CoreSubscriber<? super T> who, EndingConnection connection) {
		this.who = who;
		this.connection = connection;
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
		if (this.over.compareAndSet(false, true)) {
			source().cancel();
			this.connection.abandon();
		}
	}

	@Override
	public void onNext(T item) {
		this.who.onNext(item);
	}

	@Override
	public void onError(Throwable failure) {
		if (this.over.compareAndSet(false, true)) {
			this.who.onError(failure);
		}
	}

	@Override
	public void onComplete() {
		if (this.over.compareAndSet(false, true)) {
			this.who.onComplete();
		}
	}

	@Override
	public Context currentContext() {
		return this.who.currentContext();
	}

	private Subscription source() {
		return (this.source != null) ? this.source : Operators.emptySubscription();
	}

}
