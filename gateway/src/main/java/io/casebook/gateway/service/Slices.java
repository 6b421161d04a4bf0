package io.casebook.gateway.service;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.casebook.gateway.service.Reading.How;
import reactor.core.publisher.Mono;

/**
 * The services' answers, each kept for as long as the feed tells that it is still right,
 * and longer for the time of an outage. Those who ask the same at a time share one call.
 */
class Slices {

	/**
	 * What objects take in memory for each byte of the JSON that they were read from.
	 */
	private static final int UNPACKED = 4;

	private final Clock clock;

	private final Freshness freshness;

	private final Cache<String, Slice> kept;

	private final ConcurrentMap<String, Flight> flights = new ConcurrentHashMap<>();

	Slices(KeptCopyProperties properties, Freshness freshness, Clock clock) {
		this.clock = clock;
		this.freshness = freshness;
		this.kept = Caffeine.newBuilder()
			.maximumWeight(properties.keepSize().toBytes())
			.weigher((String address, Slice slice) -> address.length() + UNPACKED * slice.size())
			.expireAfterWrite(properties.keepFor())
			.build();
	}

	/**
	 * What a service answers.
	 * @param address names the answer
	 * @param call asks the service
	 * @param things what would make it another answer
	 */
	<T> Mono<Section<T>> section(Service service, String address, Mono<Answer<T>> call,
			Function<? super T, ? extends Collection<String>> things) {
		return Mono.deferContextual((context) -> {
			Reading reading = Reading.of(context);
			ServiceUnavailableException known = reading.outage(service);
			if (known != null && !isKept(address, reading)) {
				return Mono.just(withoutService(service, address, known, reading));
			}
			Tidings tidings = this.freshness.of(service);
			Mono<Taken> taken = take(tidings, address, call, things, reading.passesBy(), tidings.count());
			return taken.doOnNext((each) -> reading.used(service, each.slice(), each.how()))
				.<Section<T>>map((each) -> new Section.Available<>(content(each.slice())))
				.onErrorResume(ServiceUnavailableException.class, (outage) -> {
					reading.missed(service, outage);
					return Mono.just(withoutService(service, address, outage, reading));
				});
		});
	}

	/** Whether no call is needed. */
	private boolean isKept(String address, Reading reading) {
		Slice slice = reading.passesBy() ? null : this.kept.getIfPresent(address);
		return slice != null && slice.validity().isFresh();
	}

	private <T> Mono<Taken> take(Tidings tidings, String address, Mono<Answer<T>> call,
			Function<? super T, ? extends Collection<String>> things, boolean passBy, long arrived) {
		Slice slice = passBy ? null : this.kept.getIfPresent(address);
		if (slice != null && slice.validity().isFresh()) {
			return Mono.just(new Taken(slice.vouchedFor(this.clock.instant()), How.HIT));
		}
		if (passBy) {
			return call(tidings, address, call, things).map((fresh) -> new Taken(fresh, How.REQUEST));
		}
		How how = (slice != null) ? How.STALE : How.MISS;
		Flight own = new Flight();
		Flight flight = this.flights.compute(address,
				(key, other) -> (other != null && other.mayBeJoined(tidings)) ? other : own);
		if (flight == own) {
			own.begin(call(tidings, address, call, things), () -> this.flights.remove(address, own));
		}
		return flight.slice()
			.flatMap((found) -> (found.validity().isSince(arrived) || found.validity().isUnchanged())
					? Mono.just(new Taken(found, (flight == own) ? how : How.COLLAPSED))
					: take(tidings, address, call, things, false, arrived));
	}

	private <T> Mono<Slice> call(Tidings tidings, String address, Mono<Answer<T>> call,
			Function<? super T, ? extends Collection<String>> things) {
		return Mono.defer(() -> {
			long since = tidings.count();
			return call.map((answer) -> {
				int[] places = Tidings.places(things.apply(answer.content()));
				Slice slice = new Slice(answer.content(), answer.size(), new Validity(tidings, places, since),
						this.clock.instant());
				this.kept.put(address, slice);
				return slice;
			});
		});
	}

	private <T> Section<T> withoutService(Service service, String address, ServiceUnavailableException outage,
			Reading reading) {
		Slice slice = reading.passesBy() ? null : this.kept.getIfPresent(address);
		reading.used(service, slice, How.OUTAGE);
		return (slice != null)
				? new Section.Stale<>(content(slice), Duration.between(slice.vouchedFor(), this.clock.instant()))
				: new Section.Unavailable<>(outage);
	}

	@SuppressWarnings("unchecked") // each address is asked for as one type
	private static <T> T content(Slice slice) {
		return (T) slice.content();
	}

	/** An answer, with the number of bytes that it came in. */
	record Answer<T>(T content, int size) {
	}

	private record Taken(Slice slice, How how) {
	}

}
