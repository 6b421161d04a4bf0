package io.casebook.gateway.job;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

import io.casebook.problem.ApiProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.stereotype.Component;

/**
 * Does the jobs that came to this gateway, in their order, and says by heartbeats that it
 * is at them. When the gateway is stopped its jobs are interrupted.
 */
@Component
class JobRunner {

	private static final Logger log = LoggerFactory.getLogger(JobRunner.class);

	/** An outcome is kept for this long while the database is out. */
	private static final Retry UNTIL_NOTED = Retry.backoff(60, Duration.ofMillis(200))
		.maxBackoff(Duration.ofSeconds(15))
		.filter(Predicate.not(JobRunner::isRefused));

	private static final Duration LAST_WORDS = Duration.ofSeconds(2);

	private final JobRepository repository;

	private final HeldJobs jobs;

	private final Sinks.Many<RunningJob> queue = Sinks.many().unicast().onBackpressureBuffer();

	private final Disposable running;

	private final Disposable heartbeat;

	private volatile boolean stopped;

	JobRunner(JobRepository repository, HeldJobs jobs, JobProperties properties) {
		this.repository = repository;
		this.jobs = jobs;
		this.running = this.queue.asFlux().flatMap(this::run, properties.atOnce()).subscribe();
		this.heartbeat = Flux.interval(properties.heartbeat())
			.onBackpressureDrop()
			.concatMap((beat) -> beat(beat % 10 == 0))
			.subscribe();
	}

	/** Whether jobs are done here no more. */
	boolean isStopped() {
		return this.stopped;
	}

	void add(UUID id, JobWork work, Runnable whenDone) {
		RunningJob job = new RunningJob(id, work, whenDone);
		this.jobs.add(job);
		if (this.stopped) {
			interrupt(List.of(job)).subscribe();
			done(job);
			return;
		}
		this.queue.emitNext(job, Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1)));
	}

	private Mono<Void> run(RunningJob job) {
		return Mono.defer(() -> {
			job.start();
			return say(List.of(job)).onErrorResume((failure) -> Mono.empty());
		})
			.then(Mono.defer(() -> job.work().run(job.progress())))
			.subscribeOn(Schedulers.boundedElastic())
			.onErrorResume((failure) -> Mono.just(failed(job, failure)))
			.flatMap((outcome) -> note(job, outcome))
			.onErrorResume(JobRunner::isRefused, (failure) -> note(job, failed(job, failure)))
			.onErrorResume((failure) -> {
				log.error("What became of the job {} could not be noted", job.id(), failure);
				return Mono.empty();
			})
			.takeUntilOther(job.lost())
			.doFinally((signal) -> {
				this.jobs.remove(job.id());
				done(job);
			});
	}

	private Mono<Void> note(RunningJob job, JobOutcome outcome) {
		return this.repository.finish(job, outcome).retryWhen(UNTIL_NOTED).doOnNext((noted) -> {
			if (!noted) {
				log.warn("The job {} had ended before its outcome, {}, could be noted", job.id(), outcome.state());
			}
		}).then();
	}

	/** PostgreSQL does not take it, now or later. */
	private static boolean isRefused(Throwable failure) {
		return failure instanceof InvalidDataAccessResourceUsageException
				|| failure instanceof DataIntegrityViolationException;
	}

	private static JobOutcome failed(RunningJob job, Throwable failure) {
		if (failure instanceof ApiProblem problem) {
			log.warn("The job {} failed: {}", job.id(), problem.getBody().getDetail());
		}
		else {
			log.error("The job {} failed", job.id(), failure);
		}
		return JobOutcome.failed(failure);
	}

	Mono<Void> beat(boolean others) {
		List<RunningJob> mine = this.jobs.all();
		Mono<Void> own = mine.isEmpty() ? Mono.empty() : say(mine);
		return own.then(others ? this.repository.markLost() : Mono.<Void>empty()).onErrorResume((failure) -> {
			log.debug("No heartbeat of {} jobs", mine.size(), failure);
			return Mono.empty();
		});
	}

	/** Says how far they have come, and hears which of them were taken for lost. */
	private Mono<Void> say(List<RunningJob> mine) {
		return this.repository.beat(mine).doOnNext(this::lose).then();
	}

	private void lose(UUID id) {
		RunningJob job = this.jobs.remove(id);
		if (job != null) {
			log.warn("The job {} was taken for lost by another gateway, and is not gone on with", id);
			job.lose();
		}
	}

	@EventListener(ContextClosedEvent.class)
	void stop() {
		this.stopped = true;
		this.heartbeat.dispose();
		List<RunningJob> left = this.jobs.all();
		this.running.dispose();
		if (!left.isEmpty()) {
			interrupt(left).block();
		}
	}

	private Mono<Void> interrupt(List<RunningJob> left) {
		return this.repository.interrupt(left.stream().map(RunningJob::id).toList())
			.timeout(LAST_WORDS)
			.onErrorResume((failure) -> {
				log.warn("{} jobs end without a word: {}", left.size(), failure.toString());
				return Mono.empty();
			});
	}

	private static void done(RunningJob job) {
		try {
			job.whenDone().run();
		}
		catch (RuntimeException ex) {
			log.warn("What the job {} left behind could not be removed", job.id(), ex);
		}
	}

}
