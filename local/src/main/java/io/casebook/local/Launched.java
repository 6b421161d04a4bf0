package io.casebook.local;

import java.time.Duration;
import java.time.Instant;

/** An application that was started, and writes to a log. */
record Launched(Application application, Process process, Log log) {

	private static final Duration POLLING = Duration.ofMillis(100);

	/** Returns when it is ready; fails when it ends before, or is not within the time. */
	void awaitReady(Duration patience) throws InterruptedException {
		Instant limit = Instant.now().plus(patience);
		while (!Http.isOk(this.application.readiness())) {
			if (!this.process.isAlive()) {
				throw this.log.failure("The %s ended during its start (exit code %d)".formatted(this.application.name(),
						this.process.exitValue()));
			}
			if (Instant.now().isAfter(limit)) {
				throw this.log
					.failure("The %s is not ready after %d s".formatted(this.application.name(), patience.toSeconds()));
			}
			Thread.sleep(POLLING);
		}
	}

	/** Asks it for a path, again until it answers, or has not within the time. */
	void ask(String path, Duration patience) throws InterruptedException {
		Instant limit = Instant.now().plus(patience);
		while (!Http.isOk(this.application.address(path)) && this.process.isAlive() && Instant.now().isBefore(limit)) {
			Thread.sleep(POLLING);
		}
	}

}
