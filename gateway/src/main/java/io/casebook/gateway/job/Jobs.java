package io.casebook.gateway.job;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.casebook.keyset.Page;
import io.casebook.keyset.PageRequest;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The jobs of all gateways. What they are is in the database, so that any gateway can
 * tell of any job.
 */
@Component
public class Jobs {

	private static final Duration LOOK = Duration.ofMillis(250);

	private final JobRepository repository;

	private final JobAdmission admission;

	private final JobRunner runner;

	private final Sinks.Empty<Void> closing = Sinks.empty();

	Jobs(JobRepository repository, JobAdmission admission, JobRunner runner) {
		this.repository = repository;
		this.admission = admission;
		this.runner = runner;
	}

	/**
	 * Queues work, unless the request was made before; then it is the job that it made.
	 * @param whenDone removes what the work needed; called once, also when the work is
	 * never done
	 */
	public Mono<Job> submit(JobRequest request, JobWork work, Runnable whenDone) {
		Mono<Job> submitted = admit(request).map((admitted) -> {
			if (admitted.isNew()) {
				this.runner.add(admitted.job().id(), work, whenDone);
			}
			else {
				whenDone.run();
			}
			return admitted.job();
		}).doOnError((failure) -> whenDone.run());
		// a job that is noted is also done
		return withoutAudience(submitted);
	}

	/** What goes on when the client has gone. */
	public static <T> Mono<T> withoutAudience(Mono<T> work) {
		return Mono.fromFuture(work::toFuture, true);
	}

	private Mono<JobAdmission.Admitted> admit(JobRequest request) {
		return Mono.defer(() -> this.runner.isStopped()
				? Mono.error(new ApiProblem(ProblemType.UNAVAILABLE, "This gateway stops; another takes the import"))
				: this.admission.admit(request));
	}

	/** One job. */
	Mono<Job> find(UUID id) {
		return this.repository.findById(id)
			.switchIfEmpty(Mono.error(() -> ApiProblem.unknownKeys("id", "job", List.of(id.toString()))));
	}

	Mono<Page<Job>> page(PageRequest request) {
		return this.repository.find(request)
			.collectList()
			.map((jobs) -> Page.of(jobs, request, (job) -> new Object[] { job.id() }));
	}

	/**
	 * A job at each change, until it is finished or this gateway closes. An outage of the
	 * database is waited out.
	 */
	Flux<Job> watch(UUID id) {
		return find(id)
			.concatWith(Flux.interval(LOOK)
				.onBackpressureDrop()
				.concatMap((look) -> this.repository.findById(id).onErrorResume((failure) -> Mono.empty())))
			.distinctUntilChanged()
			.takeUntil(Job::isFinished)
			.takeUntilOther(this.closing.asMono());
	}

	@EventListener(ContextClosedEvent.class)
	void close() {
		this.closing.tryEmitEmpty();
	}

}
