package io.casebook.gateway.job;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A job of this gateway that is not finished. */
final class RunningJob {

	private final UUID id;

	private final JobWork work;

	private final Runnable whenDone;

	private final JobProgress progress = new JobProgress();

	private final Sinks.Empty<Void> lost = Sinks.empty();

	private volatile JobState state = JobState.QUEUED;

	RunningJob(UUID id, JobWork work, Runnable whenDone) {
		this.id = id;
		this.work = work;
		this.whenDone = whenDone;
	}

	void start() {
		this.state = JobState.RUNNING;
	}

	/** It has been taken for lost, and is not to be gone on with. */
	void lose() {
		this.lost.tryEmitEmpty();
	}

	/** Ends when it is lost. */
	Mono<Void> lost() {
		return this.lost.asMono();
	}

	UUID id() {
		return this.id;
	}

	JobWork work() {
		return this.work;
	}

	Runnable whenDone() {
		return this.whenDone;
	}

	JobProgress progress() {
		return this.progress;
	}

	JobState state() {
		return this.state;
	}

	@Nullable String phase() {
		JobPhase phase = this.progress.phase();
		return (phase != null) ? phase.word() : null;
	}

	long rows() {
		return this.progress.rows();
	}

}
