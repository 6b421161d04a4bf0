package io.casebook.local;

import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Where the start of a server that outlives this process meets its stop: none begins
 * after the stop, and the stop waits for one that has begun, though for nothing before
 * it.
 */
final class StartGate {

	private final ReentrantLock lock = new ReentrantLock();

	private volatile @Nullable Thread starter;

	private volatile boolean closed;

	/** Lets a stop interrupt the preparations that this thread begins. */
	void approach() {
		this.starter = Thread.currentThread();
	}

	/** From here on a stop waits until this thread {@linkplain #leave() leaves}. */
	void pass() {
		this.lock.lock();
		if (this.closed) {
			throw new IllegalStateException("told to stop");
		}
	}

	void leave() {
		if (this.lock.isHeldByCurrentThread()) {
			this.lock.unlock();
		}
	}

	void depart() {
		this.starter = null;
		leave();
	}

	/** Runs the stop when no start is under way, and lets none pass any more. */
	void close(Runnable stop) {
		this.closed = true;
		Thread thread = this.starter;
		if (thread != null) {
			thread.interrupt();
		}
		this.lock.lock();
		try {
			stop.run();
		}
		finally {
			this.lock.unlock();
		}
	}

}
