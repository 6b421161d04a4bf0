package io.casebook.deadlines;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import reactor.util.context.Context;
import reactor.util.context.ContextView;

import org.springframework.http.HttpHeaders;

/**
 * When the answer to a request has to begin. It travels in the context of the work for
 * the request, and to services as the number of milliseconds that are left, which needs
 * no clocks that agree.
 */
public final class Deadline {

	/** The header of calls to services: milliseconds until nobody waits any more. */
	public static final String HEADER = "Casebook-Deadline";

	private final Duration time;

	private final long end;

	private final BooleanSupplier met;

	private Deadline(Duration time, BooleanSupplier met) {
		this.time = time;
		this.end = System.nanoTime() + time.toNanos();
		this.met = met;
	}

	/**
	 * One that begins now.
	 * @param met whether the answer has begun; what it then does takes as long as it
	 * takes
	 */
	public static Deadline in(Duration time, BooleanSupplier met) {
		return new Deadline(time, met);
	}

	/** One that nothing meets before its time. */
	public static Deadline in(Duration time) {
		return in(time, () -> false);
	}

	/**
	 * A context in which the time begins anew, for work whose result others will wait
	 * for, too: one who has little time left must not have it done badly for all.
	 */
	public static Context renew(Context context) {
		Deadline deadline = context.getOrDefault(Deadline.class, null);
		return (deadline != null) ? in(deadline.time).in(context) : context;
	}

	/** Adds it to the context of the work that it is for. */
	public Context in(Context context) {
		return context.put(Deadline.class, this);
	}

	/**
	 * How long the work may still take.
	 * @param most the longest that it may take in any case
	 */
	public static Duration remaining(ContextView context, Duration most) {
		Deadline deadline = context.getOrDefault(Deadline.class, null);
		return (deadline == null || deadline.met.getAsBoolean()) ? most : deadline.remaining(most);
	}

	/** Tells a service how long is left. */
	public void tell(HttpHeaders headers) {
		tell(headers, remaining(Duration.ofNanos(Long.MAX_VALUE)));
	}

	/** Tells a service how long its answer is waited for. */
	public static void tell(HttpHeaders headers, Duration time) {
		headers.set(HEADER, Long.toString(Math.max(1, time.toMillis())));
	}

	private Duration remaining(Duration most) {
		Duration left = Duration.ofNanos(Math.max(0, this.end - System.nanoTime()));
		return (left.compareTo(most) < 0) ? left : most;
	}

}
