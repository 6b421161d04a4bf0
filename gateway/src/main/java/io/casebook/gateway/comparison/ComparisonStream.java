package io.casebook.gateway.comparison;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.casebook.changefeed.FeedItem;
import io.casebook.gateway.service.Freshness;
import io.casebook.gateway.service.Reading;
import io.casebook.gateway.view.Representation;
import io.casebook.problem.ApiProblem;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * A comparison, and then what becomes another in it. It is made anew when a feed tells
 * that something it is made of has changed, and from time to time while a feed is down or
 * the day may have changed.
 */
@Component
class ComparisonStream {

	private static final Duration LOOK = Duration.ofSeconds(1);

	/** Changes that come together are told together. */
	private static final Duration BREATH = Duration.ofMillis(30);

	private static final long HEARTBEAT = TimeUnit.SECONDS.toNanos(5);

	private final ComparisonAssembly comparisons;

	private final Freshness freshness;

	private final JsonMapper json;

	ComparisonStream(ComparisonAssembly comparisons, Freshness freshness, JsonMapper json) {
		this.comparisons = comparisons;
		this.freshness = freshness;
		this.json = json;
	}

	/**
	 * The events of a stream. It fails before it begins when there is no such comparison.
	 * @param request what is compared, which may depend on the day
	 * @param last the view that the client has
	 */
	Flux<FeedItem> follow(Supplier<ComparisonRequest> request, @Nullable String last) {
		return Flux.defer(() -> {
			Progress progress = new Progress(request, last);
			Flux<Boolean> changed = this.freshness.changes().map((service) -> true).sample(BREATH);
			Flux<Boolean> looks = Flux.interval(LOOK).map((turn) -> false);
			return Flux
				.concat(progress.first(),
						Flux.merge(changed, looks)
							.onBackpressureLatest()
							.concatMap((wake) -> progress.isOver(wake) ? progress.next() : progress.heartbeat(), 0))
				.doOnNext((item) -> progress.toldAt = System.nanoTime());
		});
	}

	/** What one client was told so far. */
	private final class Progress {

		private final Supplier<ComparisonRequest> request;

		private final @Nullable String last;

		private @Nullable Comparison told;

		private ComparisonRequest asked;

		private String id = "";

		private Reading reading = Reading.begin(false);

		private long toldAt = System.nanoTime();

		Progress(Supplier<ComparisonRequest> request, @Nullable String last) {
			this.request = request;
			this.last = last;
			this.asked = request.get();
		}

		/** Whether what was told may be no longer so. */
		boolean isOver(boolean wake) {
			return wake ? !this.reading.isUnchanged()
					: !this.reading.isFresh() || !this.request.get().equals(this.asked);
		}

		Flux<FeedItem> first() {
			return compare().flatMapMany((view) -> {
				this.told = view;
				return this.id.equals(this.last) ? Flux.just(FeedItem.inStep(this.id))
						: Flux.just(new FeedItem(this.id, "view", text(view)));
			});
		}

		/**
		 * Only the last event has the new id, the others have one of no view: who missed
		 * any of them gets the view.
		 */
		Flux<FeedItem> next() {
			String before = this.id;
			return compare().flatMapMany((view) -> {
				Comparison old = this.told;
				Map<String, Object> changes = (old != null) ? ComparisonDifference.of(old, view) : Map.of("view", view);
				this.told = view;
				if (changes.isEmpty()) {
					return heartbeat();
				}
				int[] left = { changes.size() };
				return Flux.fromIterable(changes.entrySet())
					.map((change) -> new FeedItem((--left[0] == 0) ? this.id : this.id + "." + left[0], change.getKey(),
							text(change.getValue())));
			})
				.onErrorResume(ApiProblem.class,
						(problem) -> Flux.just(new FeedItem(before, "problem", text(problem.getBody()))));
		}

		private Mono<Comparison> compare() {
			Reading next = Reading.begin(false);
			ComparisonRequest wanted = this.request.get();
			return ComparisonStream.this.comparisons.compare(wanted)
				.map(Compared::comparison)
				.contextWrite(next::in)
				.doOnNext((view) -> {
					this.reading = next;
					this.asked = wanted;
					this.id = new Representation(MediaType.APPLICATION_JSON, json(view.ageless()), Map.of()).digest();
				});
		}

		Flux<FeedItem> heartbeat() {
			return (System.nanoTime() - this.toldAt < HEARTBEAT) ? Flux.empty() : Flux.just(FeedItem.inStep(this.id));
		}

		private byte[] json(Object value) {
			return ComparisonStream.this.json.writeValueAsBytes(value);
		}

		private String text(Object value) {
			return ComparisonStream.this.json.writeValueAsString(value);
		}

	}

}
