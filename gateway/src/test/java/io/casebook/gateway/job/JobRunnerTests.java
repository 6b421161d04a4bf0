package io.casebook.gateway.job;

import java.util.concurrent.atomic.AtomicInteger;

import io.casebook.gateway.GatewayTest;
import io.casebook.problem.ApiProblem;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A runner of its own is stopped, beside that of the gateway. */
@GatewayTest
class JobRunnerTests {

	private static final JobRequest REQUEST = new JobRequest(JobKind.PACKAGE, true, "key:of-a-stopped-gateway", null);

	@Autowired
	private JobRepository repository;

	@Autowired
	private JobAdmission admission;

	@Autowired
	private JobProperties properties;

	private final AtomicInteger done = new AtomicInteger();

	@Test
	void stoppedRunnerSaysThatAnotherTakesTheImport() {
		JobRunner runner = new JobRunner(this.repository, new HeldJobs(), this.properties);
		Jobs jobs = new Jobs(this.repository, this.admission, runner);
		runner.stop();
		StepVerifier.create(jobs.submit(REQUEST, JobRunnerTests::work, this.done::incrementAndGet))
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOfSatisfying(ApiProblem.class,
					(problem) -> assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)));
		assertThat(this.done).hasValue(1);
	}

	/** It was admitted when the runner was not stopped yet. */
	@Test
	void jobThatComesToAStoppedRunnerIsInterrupted() {
		JobRunner runner = new JobRunner(this.repository, new HeldJobs(), this.properties);
		Job job = this.admission.admit(REQUEST).map(JobAdmission.Admitted::job).blockOptional().orElseThrow();
		runner.stop();
		runner.add(job.id(), JobRunnerTests::work, this.done::incrementAndGet);
		await().untilAsserted(() -> assertThat(this.repository.findById(job.id()).map(Job::state).block())
			.isEqualTo(JobState.INTERRUPTED));
		assertThat(this.done).hasValue(1);
	}

	private static Mono<JobOutcome> work(JobProgress progress) {
		return Mono.error(new AssertionError("A stopped runner does nothing"));
	}

}
