package io.casebook.acceptance;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * What somebody does in a thread of their own. Whatever ends it before its time fails the
 * test that awaits its end.
 */
final class Work {

	private final Thread thread;

	private volatile @Nullable Throwable failure;

	Work(String name, Runnable work) {
		this.thread = new Thread(work, name);
		this.thread.setUncaughtExceptionHandler((thread, failure) -> this.failure = failure);
	}

	void begin() {
		this.thread.start();
	}

	/** Waits for its end, but not for ever. */
	void awaitEnd(Duration most) {
		Awaitility.await("the end of the " + this.thread.getName()).atMost(most).until(() -> !this.thread.isAlive());
		if (this.failure != null) {
			throw new AssertionError("The " + this.thread.getName() + " broke off", this.failure);
		}
	}

}
