package io.casebook.gateway.service;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLongArray;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * What the feed of one service has told. Each change gets a number. Of each thing, the
 * number of its last change is noted in a table of fixed size, so two things may share a
 * place; then a change of one seems to be a change of the other, never the reverse.
 */
final class Tidings {

	/** A feed that is heard of every half second and has been silent for so long. */
	private static final long SILENCE = Duration.ofMillis(1300).toNanos();

	private static final int PLACES = 1 << 16;

	private final Clock clock;

	private final AtomicLongArray last = new AtomicLongArray(PLACES);

	private final Sinks.Many<Boolean> wakes = Sinks.many().multicast().directBestEffort();

	private volatile long count;

	private volatile long all;

	private volatile boolean told;

	private volatile long heard;

	private volatile long lastInStep;

	Tidings(Clock clock) {
		this.clock = clock;
	}

	/** The numbers of the places before the number itself: nobody counts too early. */
	synchronized void changed(Collection<String> things) {
		long number = this.count + 1;
		for (String thing : things) {
			this.last.set(place(thing), number);
		}
		this.count = number;
		this.wakes.tryEmitNext(true);
	}

	synchronized void changed() {
		long number = this.count + 1;
		this.all = number;
		this.count = number;
		this.wakes.tryEmitNext(true);
	}

	void inStep() {
		this.heard = System.nanoTime();
		this.lastInStep = this.clock.millis();
		this.told = true;
	}

	void behind() {
		this.told = false;
	}

	/** Whether all that has changed until about now is told. */
	boolean isInStep() {
		return this.told && System.nanoTime() - this.heard < SILENCE;
	}

	/** When all that had changed was told for the last time, in milliseconds; or 0. */
	long lastInStep() {
		return this.lastInStep;
	}

	/** The number of the last change that was told. */
	long count() {
		return this.count;
	}

	/** Whether none of the places had a change after the one with the number. */
	boolean isUnchanged(int[] places, long since) {
		if (this.all > since) {
			return false;
		}
		for (int place : places) {
			if (this.last.get(place) > since) {
				return false;
			}
		}
		return true;
	}

	Flux<Boolean> wakes() {
		return this.wakes.asFlux().onBackpressureLatest();
	}

	static int[] places(Collection<String> things) {
		return things.stream().mapToInt(Tidings::place).distinct().toArray();
	}

	private static int place(String thing) {
		int hash = thing.hashCode() * 0x9E3779B9;
		return (hash ^ (hash >>> 16)) & (PLACES - 1);
	}

}
