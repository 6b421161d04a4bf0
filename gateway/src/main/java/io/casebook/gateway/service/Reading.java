package io.casebook.gateway.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Notes what one view is made of, and whether it passes by all that is kept. It travels
 * in the context of the calls.
 */
public final class Reading {

	private static final Reading UNNOTED = new Reading(false);

	private final boolean passesBy;

	private final List<Validity> slices = Collections.synchronizedList(new ArrayList<>());

	private final Map<Service, How> ways = Collections.synchronizedMap(new EnumMap<>(Service.class));

	private final Map<Service, ServiceUnavailableException> outages = Collections
		.synchronizedMap(new EnumMap<>(Service.class));

	/** When the first of them was noted, as {@link System#nanoTime()} has it. */
	private volatile long firstOutage;

	private volatile boolean complete = true;

	private Reading(boolean passesBy) {
		this.passesBy = passesBy;
	}

	/** A new one. */
	public static Reading begin(boolean passesBy) {
		return new Reading(passesBy);
	}

	/** Adds it to the context of a view. */
	public Context in(Context context) {
		return context.put(Reading.class, this);
	}

	static Reading of(ContextView context) {
		return context.hasKey(Reading.class) ? context.get(Reading.class) : UNNOTED;
	}

	boolean passesBy() {
		return this.passesBy;
	}

	/** Notes some of what it is made of, unless that is nothing. */
	void used(Service service, Collection<Slice> slices, How how) {
		if (this == UNNOTED || slices.isEmpty()) {
			return;
		}
		this.slices.addAll(slices.stream().map(Slice::validity).toList());
		had(service, how);
	}

	/** Notes that something is not there, or not as it is now. */
	void lacks(Service service) {
		if (this == UNNOTED) {
			return;
		}
		this.complete = false;
		had(service, How.OUTAGE);
	}

	private void had(Service service, How how) {
		this.ways.merge(service, how, (one, other) -> (one.compareTo(other) > 0) ? one : other);
	}

	/** Notes that a service did not answer. */
	void missed(Service service, ServiceUnavailableException outage) {
		if (this == UNNOTED) {
			return;
		}
		synchronized (this.outages) {
			if (this.outages.isEmpty()) {
				this.firstOutage = System.nanoTime();
			}
			this.outages.put(service, outage);
		}
	}

	/**
	 * That a service did not answer before in this view, if so: it is waited for only
	 * once, however often a view asks it.
	 */
	@Nullable ServiceUnavailableException outage(Service service) {
		return this.outages.get(service);
	}

	/**
	 * Whether a service had failed to answer already at a time of
	 * {@link System#nanoTime()}: it may answer who asks after that.
	 */
	public boolean isWithOutageBefore(long time) {
		return !this.outages.isEmpty() && this.firstOutage - time < 0;
	}

	/** Whether all was had, so that the view is worth keeping. */
	public boolean isComplete() {
		return this.complete;
	}

	/** Whether the feeds tell that the view is still what it would be now. */
	public boolean isFresh() {
		return this.complete && isFreshAsFarAsHad();
	}

	/** Whether the feeds have told nothing that makes it another. */
	public boolean isUnchanged() {
		return this.complete && this.slices.stream().allMatch(Validity::isUnchanged);
	}

	/**
	 * Whether the feeds tell that what was had is still what it would be now, be it all
	 * or, in an outage, a part.
	 */
	public boolean isFreshAsFarAsHad() {
		return this.slices.stream().allMatch(Validity::isFresh);
	}

	/** How many slices it is made of. */
	public int slices() {
		return this.slices.size();
	}

	/** How each service's part was had, such as {@code company=hit metrics=miss}. */
	public String ways() {
		return this.ways.entrySet()
			.stream()
			.map((way) -> way.getKey().name().toLowerCase(Locale.ROOT) + "="
					+ way.getValue().name().toLowerCase(Locale.ROOT))
			.collect(Collectors.joining(" "));
	}

	/** How a slice was had; of several, the last of these counts. */
	enum How {

		/** It was kept. */
		HIT,

		/** Somebody else was asking for it already. */
		COLLAPSED,

		/** It was not kept. */
		MISS,

		/** It was kept, but had changed, or nothing tells whether it had. */
		STALE,

		/** The client wants nothing that is kept. */
		REQUEST,

		/** The service does not answer. */
		OUTAGE

	}

}
