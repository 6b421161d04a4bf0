package io.casebook.gateway.service;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import io.casebook.deadlines.Deadline;
import io.casebook.gateway.service.Slices.Part;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * One call for what several views ask, which ends when nobody waits for it any more. A
 * call for one view alone has that view's deadline; each of several keeps its own.
 */
final class CallBatch<T> {

	/**
	 * Keeps the address of a call within what servers accept; what all addresses begin
	 * with stands there only once.
	 */
	private static final int LONGEST = 40_000;

	/** Whose time has no end. */
	private static final Duration UNHURRIED = Duration.ofDays(1);

	private final CallBatches.Call<T> call;

	private final int most;

	private final Context context;

	private final Set<String> addresses = new LinkedHashSet<>();

	private final Sinks.One<Map<String, Part<T>>> answer = Sinks.one();

	private int length;

	private int views;

	private int waiting;

	private @Nullable Disposable underWay;

	/**
	 * A call that is for nothing yet.
	 * @param most how many addresses it takes
	 * @param context of the view that has it made
	 */
	CallBatch(CallBatches.Call<T> call, int most, ContextView context) {
		this.call = call;
		this.most = most;
		this.context = Context.of(context);
	}

	/** Whether it has room, also in the address of the call. */
	boolean takes(Collection<String> more) {
		return this.addresses.size() + more.size() <= this.most && this.length + length(more) <= LONGEST;
	}

	/** Adds what one more view asks for; only before it has left. */
	synchronized void add(Collection<String> more) {
		this.addresses.addAll(more);
		this.length += length(more);
		this.views++;
		this.waiting++;
	}

	/** How many views wait for it. */
	synchronized int waiting() {
		return this.waiting;
	}

	/**
	 * Whether to wait for more would be of no use: it is full, nobody wants it any more,
	 * or the one who began it has hardly more time than that.
	 */
	boolean isReady(Duration wait) {
		return this.addresses.size() >= this.most || isAbandoned()
				|| Deadline.remaining(this.context, UNHURRIED).compareTo(wait.multipliedBy(2)) < 0;
	}

	synchronized boolean isShared() {
		return this.views > 1;
	}

	/**
	 * Makes the call.
	 * @param end comes once, before anybody has the answer: a call may end by itself at
	 * the very moment in which it is given up
	 */
	void leave(Runnable end) {
		if (isAbandoned()) {
			end.run();
			return;
		}
		AtomicBoolean ended = new AtomicBoolean();
		Runnable once = () -> {
			if (ended.compareAndSet(false, true)) {
				end.run();
			}
		};
		Disposable begun = Mono.defer(() -> this.call.of(List.copyOf(this.addresses), isShared()))
			.doOnTerminate(once)
			.doOnCancel(once)
			.subscribe(this.answer::tryEmitValue, this.answer::tryEmitError, this.answer::tryEmitEmpty,
					isShared() ? this.context.delete(Deadline.class) : this.context);
		boolean abandoned;
		synchronized (this) {
			this.underWay = begun;
			abandoned = this.waiting == 0;
		}
		if (abandoned) {
			begun.dispose();
		}
	}

	/** The parts of some of its addresses, when they are there. */
	Mono<Map<String, Part<T>>> parts(Collection<String> some) {
		return this.answer.asMono().<Map<String, Part<T>>>map((all) -> {
			Map<String, Part<T>> parts = new HashMap<>();
			some.forEach((address) -> parts.put(address, Objects.requireNonNull(all.get(address))));
			return parts;
		}).doOnCancel(this::abandon);
	}

	private synchronized boolean isAbandoned() {
		return this.waiting == 0;
	}

	private void abandon() {
		Disposable forNobody;
		synchronized (this) {
			this.waiting--;
			forNobody = (this.waiting == 0) ? this.underWay : null;
		}
		if (forNobody != null) {
			forNobody.dispose();
		}
	}

	private static int length(Collection<String> addresses) {
		return addresses.stream().mapToInt(String::length).sum();
	}

}
