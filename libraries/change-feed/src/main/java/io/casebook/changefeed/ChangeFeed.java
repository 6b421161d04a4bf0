package io.casebook.changefeed;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.context.SmartLifecycle;

/**
 * Follows the outbox. One look-up of the last number, at each notification and from time
 * to time, serves all streams; each reads for itself what it has not seen. Streams end
 * before the server waits for requests under way.
 */
final class ChangeFeed implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(ChangeFeed.class);

	private static final Duration CLEANING = Duration.ofMinutes(10);

	private final Outbox outbox;

	private final Notifications notifications;

	private final ChangeFeedProperties properties;

	private final Sinks.Many<Long> heads = Sinks.many().replay().latest();

	private final Sinks.Empty<Void> end = Sinks.empty();

	private final AtomicInteger streams = new AtomicInteger();

	private final Disposable.Swap following = Disposables.swap();

	ChangeFeed(Outbox outbox, Notifications notifications, ChangeFeedProperties properties) {
		this.outbox = outbox;
		this.notifications = notifications;
		this.properties = properties;
	}

	/**
	 * The changes after a position and, whenever there is none, the position itself,
	 * which tells that the feed is in step. It fails before it begins when it cannot
	 * begin there.
	 * @param position absent: only what is changed from now on
	 */
	Mono<Flux<FeedItem>> follow(@Nullable Long position) {
		return bounds().map((bounds) -> {
			long start = (position != null) ? bounds.resume(position) : bounds.last();
			return counted(follow(start, bounds.last())).takeUntilOther(this.end.asMono());
		});
	}

	/** Which changes there are. */
	Mono<Bounds> bounds() {
		return this.outbox.bounds();
	}

	/**
	 * What was committed before the stream began comes first: the head that was heard of
	 * last may be older.
	 */
	private Flux<FeedItem> follow(long start, long last) {
		return Flux.defer(() -> {
			AtomicLong seen = new AtomicLong(start);
			return Flux.concat(upTo(last, seen),
					this.heads.asFlux().onBackpressureLatest().concatMap((head) -> upTo(head, seen), 0));
		});
	}

	private Flux<FeedItem> upTo(long head, AtomicLong seen) {
		return (head > seen.get()) ? news(head, seen) : Flux.just(FeedItem.inStep(seen.get()));
	}

	private Flux<FeedItem> news(long head, AtomicLong seen) {
		return this.outbox.after(seen.get())
			.doOnNext((change) -> seen.set(change.sequence()))
			.map(FeedItem::of)
			.concatWith(Mono.fromSupplier(() -> toldAll(head, seen.get())));
	}

	/**
	 * What was committed can be read until it is removed: where the changes end before
	 * the head, the rest was removed meanwhile, and no later number shows it.
	 */
	private static FeedItem toldAll(long head, long seen) {
		if (seen < head) {
			throw Bounds.gone("Changes after position %d are kept no more".formatted(seen));
		}
		return FeedItem.inStep(seen);
	}

	private Flux<FeedItem> counted(Flux<FeedItem> stream) {
		return Flux.using(() -> {
			if (this.streams.incrementAndGet() > this.properties.mostStreams()) {
				this.streams.decrementAndGet();
				throw new ApiProblem(ProblemType.TOO_MANY_REQUESTS,
						"There are %d streams of changes already".formatted(this.properties.mostStreams()));
			}
			return this.streams;
		}, (count) -> stream, AtomicInteger::decrementAndGet);
	}

	/** How many streams there are. */
	int streams() {
		return this.streams.get();
	}

	@Override
	public void start() {
		this.following.update(Disposables.composite(
				Flux.merge(this.notifications.receive(), Flux.interval(Duration.ZERO, this.properties.pulse()))
					.onBackpressureLatest()
					.concatMap((wake) -> head(), 0)
					.subscribe(this.heads::tryEmitNext),
				Flux.interval(CLEANING).onBackpressureDrop().concatMap((turn) -> clean(), 0).subscribe()));
	}

	private Mono<Long> head() {
		return this.outbox.bounds().map(Bounds::last).onErrorResume((failure) -> {
			log.debug("The feed cannot look for changes", failure);
			return Mono.empty();
		});
	}

	/** Removes what is kept long enough. */
	Mono<Long> clean() {
		return this.outbox.removeOlderThan(this.properties.keepFor()).onErrorResume((failure) -> {
			log.warn("Old changes stay for now: {}", failure.toString());
			return Mono.empty();
		});
	}

	@Override
	public void stop() {
		this.end.tryEmitEmpty();
		this.following.dispose();
	}

	@Override
	public boolean isRunning() {
		return this.following.get() != null && !this.following.isDisposed();
	}

}
