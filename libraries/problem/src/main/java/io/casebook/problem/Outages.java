package io.casebook.problem;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what cannot be answered for now. Under load, or while something is out, that is
 * thousands of requests a second, so each kind is logged once in a while, with the number
 * of those since. Those that are not answered are counted by their status among the
 * server's requests.
 */
public final class Outages {

	private static final Logger log = LoggerFactory.getLogger(Outages.class);

	private static final long WHILE = Duration.ofSeconds(10).toNanos();

	/** There are not so many; then all are told anew. */
	private static final int MOST_KINDS = 100;

	private final ConcurrentMap<String, Kind> kinds = new ConcurrentHashMap<>();

	/**
	 * One more request that cannot be answered.
	 * @param request what was asked
	 */
	void report(String request, ApiProblem problem, Throwable failure) {
		String detail = String.valueOf(problem.getBody().getDetail());
		kind(detail).report(request + ": " + detail, failure);
	}

	/** Once more something cannot be done for now that requests can do without. */
	public void report(String what, Throwable failure) {
		kind(what).report(what, failure);
	}

	private Kind kind(String name) {
		if (this.kinds.size() > MOST_KINDS) {
			this.kinds.clear();
		}
		return this.kinds.computeIfAbsent(name, (key) -> new Kind());
	}

	/** Those of one kind. */
	private static final class Kind {

		private final AtomicLong next = new AtomicLong(System.nanoTime());

		private final AtomicLong untold = new AtomicLong();

		void report(String what, Throwable failure) {
			long now = System.nanoTime();
			long due = this.next.get();
			if (now - due < 0 || !this.next.compareAndSet(due, now + WHILE)) {
				this.untold.incrementAndGet();
				return;
			}
			long others = this.untold.getAndSet(0);
			log.warn("{} ({}){}", what, failure.toString(),
					(others > 0) ? "; and %d more since the last time".formatted(others) : "");
		}

	}

}
