package io.casebook.gateway.job;

import reactor.core.publisher.Mono;

/** What a job does. */
@FunctionalInterface
public interface JobWork {

	/**
	 * Does it. An error makes the job a failed one; what is wrong with what was brought
	 * is an outcome.
	 */
	Mono<JobOutcome> run(JobProgress progress);

}
