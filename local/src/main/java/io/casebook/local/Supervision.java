package io.casebook.local;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Watches over a part that runs, and starts it again when it died. */
final class Supervision implements Runnable {

	private final Part part;

	private final Backoff backoff = new Backoff();

	private final Processes processes;

	private final Progress progress;

	Supervision(Part part, Processes processes, Progress progress) {
		this.part = part;
		this.processes = processes;
		this.progress = progress;
	}

	@Override
	public void run() {
		try {
			while (true) {
				Instant start = Instant.now();
				String end = this.part.awaitEnd();
				Duration wait = this.backoff.after(Duration.between(start, Instant.now()));
				if (this.processes.stoppedSoon()) {
					return;
				}
				this.progress
					.say("%s %s; it is started again in %d s".formatted(this.part.name(), end, wait.toSeconds()));
				Thread.sleep(wait);
				startAgain();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void startAgain() throws InterruptedException {
		try {
			this.part.start();
			this.progress.say("%s is ready again".formatted(this.part.name()));
		}
		catch (StartFailure | IOException ex) {
			if (!this.processes.stopped()) {
				this.progress.say(String.valueOf(ex.getMessage()));
			}
		}
	}

}
