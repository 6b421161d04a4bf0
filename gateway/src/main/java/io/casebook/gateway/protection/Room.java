package io.casebook.gateway.protection;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.Limiter;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limit.FixedLimit;
import com.netflix.concurrency.limits.limiter.AbstractLimiter;
import com.netflix.concurrency.limits.limiter.AbstractPartitionedLimiter;
import io.casebook.gateway.service.Service;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * For how many requests of a kind there is room at a time. Those of one service may take
 * all of it, but for each other service, and for what the gateway answers itself, as many
 * places as are its share are to be had all the same: a service that hangs would else
 * keep out the readers of all.
 */
final class Room {

	/** The part of what no single service answers. */
	static final String GATEWAY = "gateway";

	private static final List<String> PARTS = Stream
		.concat(Stream.of(GATEWAY), Arrays.stream(Service.values()).map(Service::id))
		.toList();

	/**
	 * Fewer are no less work together, and one that is slow would stop the others. A few
	 * clients must find room beside the gateway's own visit of its page, when all is slow
	 * still.
	 */
	private static final int LEAST = 24;

	/** To begin with; how much there is room for shows by itself. */
	private static final int FIRST = 32;

	/** How much of the room is left after an answer that was late. */
	private static final double LEFT = 0.95;

	private final AbstractLimiter<String> limiter;

	private Room(Limit limit, LongSupplier nanoseconds) {
		Parts parts = new Parts().limit(limit).nanoClock(nanoseconds).partitionResolver((part) -> part);
		PARTS.forEach((part) -> parts.partition(part, 1.0 / PARTS.size()));
		this.limiter = new AbstractPartitionedLimiter<>(parts) {
		};
	}

	/**
	 * A room that each answer makes smaller that was late, and each that was not makes
	 * larger by one as long as most of it is used.
	 */
	static Room bySpeed(ProtectionProperties properties, LongSupplier nanoseconds) {
		int least = Math.min(LEAST, properties.inFlight());
		return new Room(AIMDLimit.newBuilder()
			.minLimit(least)
			.initialLimit(Math.min(FIRST, properties.inFlight()))
			.maxLimit(properties.inFlight())
			.backoffRatio(LEFT)
			.timeout(properties.pace().toNanos(), TimeUnit.NANOSECONDS)
			.build(), nanoseconds);
	}

	/** A room that stays as it is. */
	static Room ofSize(int size) {
		return new Room(FixedLimit.of(size), System::nanoTime);
	}

	Room measured(String kind, MeterRegistry meters) {
		Gauge.builder("casebook.in.flight", this.limiter, AbstractLimiter::getInflight)
			.tag("kind", kind)
			.register(meters);
		Gauge.builder("casebook.in.flight.limit", this.limiter, AbstractLimiter::getLimit)
			.tag("kind", kind)
			.register(meters);
		return this;
	}

	/**
	 * A place, or none when all are taken and the part has its share of them.
	 * @param part the service that a request is for, by its id, or {@link #GATEWAY}
	 */
	Limiter.@Nullable Listener take(String part) {
		return this.limiter.acquire(part).orElse(null);
	}

	private static final class Parts extends AbstractPartitionedLimiter.Builder<Parts, String> {

		@Override
		protected Parts self() {
			return this;
		}

	}

}
