package io.casebook.gateway.protection;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.Limiter;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limit.FixedLimit;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * For how many requests of a kind there is room at a time.
 */
final class Room {

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

	private final SimpleLimiter<Void> limiter;

	private Room(Limit limit, LongSupplier nanoseconds) {
		this.limiter = SimpleLimiter.newBuilder().limit(limit).nanoClock(nanoseconds).build();
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
		Gauge.builder("casebook.in.flight", this.limiter, SimpleLimiter::getInflight)
			.tag("kind", kind)
			.register(meters);
		Gauge.builder("casebook.in.flight.limit", this.limiter, SimpleLimiter::getLimit)
			.tag("kind", kind)
			.register(meters);
		return this;
	}

	/** A place, or none when all are taken. */
	Limiter.@Nullable Listener take() {
		return this.limiter.acquire(null).orElse(null);
	}

}
