package io.casebook.gateway.job;

import java.time.Duration;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Answers requests that make jobs. What is small is checked before the answer: when it is
 * wrong, that is the answer.
 */
@Component
public class JobAnswers {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Jobs jobs;

	JobAnswers(Jobs jobs) {
		this.jobs = jobs;
	}

	/**
	 * 202 with the job and its address, or the problem of what it brought when that is
	 * known in time. A dry run that finds faults has done what was asked of it.
	 */
	public Mono<ResponseEntity<Job>> answer(Job job) {
		return this.jobs.watch(job.id())
			.takeUntil((seen) -> job.dryRun() ? seen.isFinished() : seen.isChecked())
			.take(PATIENCE)
			.last(job)
			.map(JobAnswers::answered);
	}

	private static ResponseEntity<Job> answered(Job job) {
		if (job.state() == JobState.REFUSED && !job.dryRun()) {
			ApiProblem problem = new ApiProblem(ProblemType.INVALID_CONTENT,
					((job.counts().refused() > 0) ? "%d rows are refused".formatted(job.counts().refused())
							: "It is refused as a whole") + ". Nothing was changed",
					job.errors(), null);
			problem.getBody().setProperty("job", job.path());
			problem.getHeaders().set(HttpHeaders.LOCATION, job.path());
			throw problem;
		}
		return ResponseEntity.accepted().header(HttpHeaders.LOCATION, job.path()).body(job);
	}

}
