package io.casebook.gateway.change;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;

import io.casebook.changefeed.FeedItem;
import io.casebook.gateway.change.ServiceFeed.FeedBounds;
import io.casebook.gateway.service.Service;
import io.casebook.gateway.service.ServiceUnavailableException;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

/**
 * The feeds of all services as one. Within a service changes keep their order; between
 * services there is none. A service that is out is waited for, and nothing of it is lost.
 */
@Component
class MergedFeed {

	/** By then, those that tell at all have told. */
	private static final Duration FIRST_BEAT = Duration.ofSeconds(2);

	private static final Duration HEARTBEAT = Duration.ofSeconds(5);

	private static final Retry AGAIN = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
		.maxBackoff(Duration.ofSeconds(2))
		.transientErrors(true)
		.filter(ServiceUnavailableException.class::isInstance);

	private final ServiceFeed feed;

	private final JsonMapper json;

	MergedFeed(ServiceFeed feed, JsonMapper json) {
		this.feed = feed;
		this.json = json;
	}

	/** What comes after a position that all services can go on from. */
	Flux<FeedItem> follow(Position start) {
		return Flux.defer(() -> {
			State state = new State(start);
			return Flux
				.merge(Flux.fromArray(Service.values()).flatMap((service) -> follow(service, start, state)),
						Flux.interval(FIRST_BEAT, HEARTBEAT).onBackpressureDrop().map(Beat::new))
				.<FeedItem>handle((each, sink) -> {
					FeedItem item = state.take(each);
					if (item != null) {
						sink.next(item);
					}
				});
		});
	}

	private Flux<FeedLine> follow(Service service, Position start, State state) {
		AtomicLong position = new AtomicLong(start.of(service));
		return Flux.defer(() -> this.feed.follow(service, position.get())).doOnNext((line) -> {
			position.set(line.position());
			state.telling.add(service);
		})
			.concatWith(Mono.error(() -> new ServiceUnavailableException(service, "ended its feed", null)))
			.onErrorMap((failure) -> !(failure instanceof ApiProblem),
					(failure) -> new ServiceUnavailableException(service, "tells nothing", failure))
			.doOnError((failure) -> state.telling.remove(service))
			.retryWhen(AGAIN);
	}

	/** The position that all feeds have reached. */
	Mono<Position> now() {
		return position(FeedBounds::last);
	}

	/** The position before all that is kept. */
	Mono<Position> oldest() {
		return position(FeedBounds::removed);
	}

	private Mono<Position> position(ToLongFunction<FeedBounds> which) {
		return Flux.fromArray(Service.values())
			.flatMap((service) -> this.feed.bounds(service)
				.map((bounds) -> Map.entry(service, which.applyAsLong(bounds))))
			.collect(() -> new EnumMap<Service, Long>(Service.class),
					(parts, part) -> parts.put(part.getKey(), part.getValue()))
			.map(Position::new);
	}

	/** Refuses a position that a service cannot go on from; one that is out may. */
	Mono<Position> verified(Position position) {
		return Flux.fromArray(Service.values())
			.flatMap((service) -> this.feed.bounds(service)
				.filter((bounds) -> !bounds.have(position.of(service)))
				.flatMap((bounds) -> Mono.<Position>error(new ApiProblem(ProblemType.POSITION_GONE,
						("The %s can go on after its changes %d to %d, and this position is after %d. Read again what you "
								+ "keep, and follow from there")
							.formatted(service.id(), bounds.removed(), bounds.last(), position.of(service)))))
				.onErrorResume(ServiceUnavailableException.class, (outage) -> Mono.empty()))
			.then(Mono.just(position));
	}

	private record Beat(long number) {
	}

	/**
	 * How far the merged feed is; one item is taken at a time, some time after it came
	 * when the client is slow.
	 */
	private final class State {

		private static final long SILENCE = Duration.ofSeconds(2).toNanos();

		/** Those that are heard at present. */
		private final Set<Service> telling = ConcurrentHashMap.newKeySet();

		private final Map<Service, Long> toldAll = new EnumMap<>(Service.class);

		private Position position;

		private boolean begun;

		State(Position start) {
			this.position = start;
		}

		@Nullable FeedItem take(Object each) {
			if (!(each instanceof FeedLine line)) {
				return beat();
			}
			this.position = this.position.with(line.service(), line.position());
			if (line.change() == null) {
				this.toldAll.put(line.service(), line.heard());
				return (!this.begun && isAllTold()) ? beat() : null;
			}
			this.toldAll.remove(line.service());
			ObjectNode change = MergedFeed.this.json.createObjectNode();
			change.put("service", line.service().name().toLowerCase(Locale.ROOT));
			change.setAll(line.change());
			return FeedItem.change(this.position.toString(), change.toString());
		}

		/** Nothing while more is on its way. */
		private @Nullable FeedItem beat() {
			List<String> silent = Arrays.stream(Service.values())
				.filter((service) -> !this.telling.contains(service))
				.map((service) -> '"' + service.id() + '"')
				.toList();
			if (!silent.isEmpty()) {
				return FeedItem.waiting(this.position.toString(), silent.toString());
			}
			if (!isAllTold()) {
				return null;
			}
			this.begun = true;
			return FeedItem.inStep(this.position.toString());
		}

		private boolean isAllTold() {
			long now = System.nanoTime();
			return this.toldAll.size() == Service.values().length
					&& this.toldAll.values().stream().allMatch((told) -> now - told <= SILENCE);
		}

	}

}
