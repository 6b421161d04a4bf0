package io.casebook.gateway.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import io.casebook.deadlines.Deadline;
import io.casebook.gateway.service.Reading.How;
import io.casebook.problem.ApiProblem;
import reactor.core.publisher.Mono;

/**
 * The services' answers, each kept for as long as the feed tells that it is still right,
 * and longer for the time of an outage. Those who ask the same at a time share one call.
 */
class Slices {

	/** About what it takes in bytes to keep anything at all. */
	private static final int ENTRY = 300;

	/** Whose time has no end has longer than any call takes. */
	private static final Duration LONGEST = Duration.ofDays(1);

	/** A timer may be off by so much. */
	private static final long MOMENT = Duration.ofMillis(50).toNanos();

	private final Clock clock;

	private final Duration keepFor;

	private final Freshness freshness;

	private final Cache<String, Slice> kept;

	/** The same, to be read without a note of it. */
	private final Policy<String, Slice> keptQuietly;

	private final ConcurrentMap<String, Asking> asked = new ConcurrentHashMap<>();

	Slices(KeptCopyProperties properties, Freshness freshness, Clock clock) {
		this.clock = clock;
		this.keepFor = properties.keepFor();
		this.freshness = freshness;
		this.kept = Caffeine.newBuilder().maximumWeight(properties.keptBytes()).weigher(Slices::memory).build();
		this.keptQuietly = this.kept.policy();
	}

	/**
	 * What a service answers.
	 * @param address names the answer
	 * @param call asks the service
	 * @param things what would make it another answer
	 */
	<T> Mono<Section<T>> section(Service service, String address, Mono<Answer<T>> call,
			Function<? super T, ? extends Collection<String>> things) {
		Mono<Map<String, Part<T>>> parts = call.map((answer) -> Map.of(address,
				new Part<>(answer.content(), answer.size(), things.apply(answer.content()))));
		return this.<T>sections(service, List.of(address), (missing) -> parts)
			.map((section) -> section.map((whole) -> Objects.requireNonNull(whole.get(address))));
	}

	/**
	 * What a service answers about several things, each part kept by itself. Those that
	 * are not kept are asked for together.
	 * @param addresses name the parts
	 * @param call asks the service for those of some addresses, and gives each of them
	 */
	<T> Mono<Section<Map<String, T>>> sections(Service service, Collection<String> addresses,
			Function<List<String>, Mono<Map<String, Part<T>>>> call) {
		return Mono.deferContextual((context) -> {
			Reading reading = Reading.of(context);
			Map<String, Slice> parts = fresh(addresses, reading);
			reading.used(service, parts.values(), How.HIT);
			List<String> missing = (parts.size() == addresses.size()) ? List.of()
					: addresses.stream().filter((address) -> !parts.containsKey(address)).toList();
			if (missing.isEmpty()) {
				return Mono.just(new Section.Available<>(contents(parts)));
			}
			ServiceUnavailableException known = reading.outage(service);
			if (known != null) {
				return Mono.just(withoutService(service, parts, missing, known, reading));
			}
			Tidings tidings = this.freshness.of(service);
			return take(tidings, missing, call, reading.passesBy(), tidings.count())
				.<Section<Map<String, T>>>map((taken) -> {
					reading.used(service, taken.slices().values(), taken.how());
					parts.putAll(taken.slices());
					return new Section.Available<>(contents(parts));
				})
				.onErrorResume(ServiceUnavailableException.class, (outage) -> {
					reading.missed(service, outage);
					return Mono.just(withoutService(service, parts, missing, outage, reading));
				});
		});
	}

	/** Those parts for which no call is needed. */
	private Map<String, Slice> fresh(Collection<String> addresses, Reading reading) {
		Map<String, Slice> fresh = HashMap.newHashMap(addresses.size());
		if (!reading.passesBy()) {
			long now = System.nanoTime();
			for (String address : addresses) {
				Slice slice = this.keptQuietly.getIfPresentQuietly(address);
				if (slice != null && slice.validity().isFresh()) {
					fresh.put(address, slice);
					if (slice.takesNote(now)) {
						this.kept.getIfPresent(address);
					}
				}
			}
		}
		return fresh;
	}

	private <T> Mono<Taken> take(Tidings tidings, List<String> missing,
			Function<List<String>, Mono<Map<String, Part<T>>>> call, boolean passBy, long arrived) {
		if (passBy) {
			return call(tidings, missing, call).map((fresh) -> new Taken(fresh, How.REQUEST));
		}
		Map<String, Slice> old = this.kept.getAllPresent(missing);
		if (old.size() == missing.size() && old.values().stream().allMatch((slice) -> slice.validity().isFresh())) {
			return Mono.just(new Taken(old, How.HIT));
		}
		How how = old.isEmpty() ? How.MISS : How.STALE;
		String name = String.join(" ", missing);
		return Mono.deferContextual((context) -> {
			Asking own = new Asking(
					new Flight<>(call(tidings, missing, call),
							(ended) -> this.asked.computeIfPresent(name,
									(key, asking) -> (asking.flight() == ended) ? null : asking)),
					tidings.count(), System.nanoTime() + Deadline.remaining(context, LONGEST).toNanos());
			Asking asking = this.asked.compute(name,
					(key, other) -> (other != null && mayBeJoined(other.flight(), tidings)) ? other : own);
			if (asking == own) {
				return own.flight().result().map((found) -> new Taken(found, how));
			}
			return asking.flight()
				.result()
				.filter((found) -> found.values()
					.stream()
					.map(Slice::validity)
					.allMatch((each) -> each.isSince(arrived) || each.isUnchanged()))
				.map((found) -> new Taken(found, How.COLLAPSED))
				.onErrorResume(ApiProblem.class, (problem) -> asking.tells(problem, arrived))
				.switchIfEmpty(Mono.defer(() -> take(tidings, missing, call, false, arrived)));
		});
	}

	private static boolean mayBeJoined(Flight<?> flight, Tidings tidings) {
		return tidings.isInStep() || flight.isJustBefore(System.nanoTime());
	}

	private <T> Mono<Map<String, Slice>> call(Tidings tidings, List<String> missing,
			Function<List<String>, Mono<Map<String, Part<T>>>> call) {
		return Mono.defer(() -> {
			long since = tidings.count();
			return call.apply(missing).map((parts) -> {
				Map<String, Slice> slices = new HashMap<>();
				Instant now = this.clock.instant();
				parts.forEach((address, part) -> slices.put(address, new Slice(part.content(), part.size(),
						new Validity(tidings, Tidings.places(part.uses()), since, now))));
				slices.forEach(this::keep);
				return slices;
			});
		});
	}

	/**
	 * What is kept and known to be right stays when the other says the same, as objects
	 * that stay are no work for the garbage collector, or was overtaken by a change.
	 */
	private void keep(String address, Slice slice) {
		this.kept.asMap().merge(address, slice, (old, other) -> {
			if (!old.validity().isFresh()) {
				return other;
			}
			return !old.content().equals(other.content()) && other.validity().isFresh() ? other : old;
		});
	}

	private <T> Section<Map<String, T>> withoutService(Service service, Map<String, Slice> parts, List<String> missing,
			ServiceUnavailableException outage, Reading reading) {
		Map<String, Slice> old = reading.passesBy() ? Map.of() : this.kept.getAllPresent(missing);
		reading.lacks(service);
		if (old.size() < missing.size()) {
			return new Section.Unavailable<>(outage);
		}
		Instant oldest = old.values()
			.stream()
			.map((slice) -> slice.validity().lastFresh())
			.min(Comparator.naturalOrder())
			.orElseThrow();
		Duration age = Duration.between(oldest, this.clock.instant());
		if (age.compareTo(this.keepFor) > 0) {
			return new Section.Unavailable<>(outage);
		}
		parts.putAll(old);
		return new Section.Stale<>(contents(parts), age);
	}

	/**
	 * About the bytes that it takes. Objects take half as much again as the JSON that
	 * they were read from, when what recurs is there once.
	 */
	private static int memory(String address, Slice slice) {
		return ENTRY + address.length() + slice.size() + slice.size() / 2;
	}

	@SuppressWarnings("unchecked") // each address is asked for as one type
	private static <T> Map<String, T> contents(Map<String, Slice> slices) {
		Map<String, T> contents = HashMap.newHashMap(slices.size());
		slices.forEach((address, slice) -> contents.put(address, (T) slice.content()));
		return contents;
	}

	/** An answer, with the number of bytes that it came in. */
	record Answer<T>(T content, int size) {
	}

	/**
	 * A part of an answer.
	 *
	 * @param size about the number of bytes that it came in
	 * @param uses what would make it another
	 */
	record Part<T>(T content, int size, Collection<String> uses) {
	}

	private record Taken(Map<String, Slice> slices, How how) {
	}

	/**
	 * A call under way.
	 *
	 * @param since the number of the last change that was told before it
	 * @param until when the time of the one who asks is over, as
	 * {@link System#nanoTime()} has it
	 */
	private record Asking(Flight<Map<String, Slice>> flight, long since, long until) {

		/**
		 * Passes a problem on to somebody else who waits, unless there may be none for
		 * him: one of before a change that he knows of, or one of too little time.
		 */
		Mono<Taken> tells(ApiProblem problem, long arrived) {
			boolean holds = (problem instanceof ServiceUnavailableException)
					? System.nanoTime() - this.until + MOMENT < 0 : this.since >= arrived;
			return holds ? Mono.error(problem) : Mono.empty();
		}

	}

}
