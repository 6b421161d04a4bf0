package io.casebook.gateway.job;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.casebook.gateway.GatewayTest;
import io.casebook.testpostgres.PostgresServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two gateways beside that of the context. They beat when they are told to, so each can
 * be held up for as long as its jobs need to be lost to the other.
 */
@GatewayTest
class LostJobTests {

	/** Less than that of the context, which is not to mark jobs meanwhile. */
	private static final JobProperties PROPERTIES = new JobProperties(1, 10, Duration.ofHours(1),
			Duration.ofSeconds(9));

	@Autowired
	private DatabaseClient database;

	@Autowired
	private TransactionalOperator transaction;

	@Autowired
	private JsonMapper json;

	private String key;

	private Gateway frozen;

	private Gateway other;

	@BeforeEach
	void start(TestInfo test) {
		this.key = test.getDisplayName();
		this.frozen = new Gateway();
		this.other = new Gateway();
	}

	@AfterEach
	void stop() {
		this.frozen.runner.stop();
		this.other.runner.stop();
	}

	@Test
	void gatewayThatLostAJobStopsItAndLeavesTheNextOneAlone() {
		Work mine = new Work();
		Job lost = this.frozen.running(mine);
		silence(lost);
		Work theirs = new Work();
		Job again = this.other.running(theirs);
		assertThat(again.id()).isNotEqualTo(lost.id());
		this.frozen.runner.beat(true).block();
		await().untilAsserted(() -> assertThat(mine.removed).hasValue(1));
		assertThat(mine.cancelled).hasValue(1);
		assertIsLost(this.frozen, lost);
		theirs.outcome.tryEmitValue(JobOutcome.succeeded(Map.of()));
		await().untilAsserted(() -> assertThat(this.other.state(again)).isEqualTo(JobState.SUCCEEDED));
		assertThat(theirs.cancelled).hasValue(0);
		assertIsLost(this.frozen, lost);
	}

	@Test
	void outcomeOfALostJobIsNotNoted() {
		Work mine = new Work();
		Job lost = this.frozen.running(mine);
		silence(lost);
		Job again = this.other.running(new Work());
		mine.outcome.tryEmitValue(JobOutcome.succeeded(Map.of()));
		await().untilAsserted(() -> assertThat(mine.removed).hasValue(1));
		assertIsLost(this.other, lost);
		assertThat(this.other.state(again)).isEqualTo(JobState.RUNNING);
	}

	/** Whoever heard so may have sent it again, with a key or without. */
	@Test
	void jobThatWasToldToBeLostStaysLost() {
		Work mine = new Work();
		Job lost = this.frozen.running(mine);
		silence(lost);
		assertIsLost(this.other, lost);
		this.frozen.runner.beat(false).block();
		await().untilAsserted(() -> assertThat(mine.removed).hasValue(1));
		assertIsLost(this.frozen, lost);
	}

	@Test
	void lostJobThatWaitsForItsTurnIsNotBegun() {
		Work first = new Work();
		this.frozen.running(first);
		Work second = new Work();
		Job waiting = this.frozen.submit(second, "the second");
		silence(waiting);
		assertIsLost(this.other, waiting);
		this.frozen.runner.beat(false).block();
		first.outcome.tryEmitValue(JobOutcome.succeeded(Map.of()));
		await().untilAsserted(() -> assertThat(second.removed).hasValue(1));
		assertThat(second.begun).hasValue(0);
		assertIsLost(this.frozen, waiting);
	}

	/** Its database was out, or all of it was held up. */
	@Test
	void jobIsNotLostToTheGatewayThatDoesIt() {
		Work mine = new Work();
		Job late = this.frozen.running(mine);
		silence(late);
		assertThat(this.frozen.state(late)).isEqualTo(JobState.RUNNING);
		assertThat(this.frozen.submit(new Work(), this.key).id()).isEqualTo(late.id());
		this.frozen.runner.beat(true).block();
		assertThat(this.other.state(late)).isEqualTo(JobState.RUNNING);
		mine.outcome.tryEmitValue(JobOutcome.succeeded(Map.of()));
		await().untilAsserted(() -> assertThat(this.other.state(late)).isEqualTo(JobState.SUCCEEDED));
	}

	/** A restarted database could not have heard of any job. */
	@Test
	void jobIsNotLostWhileTheDatabaseIsNotUpForThatLong() {
		Job late = this.frozen.running(new Work());
		PostgresServer.get()
			.execute("UPDATE gateway.job SET heartbeat_at = now() - interval '30 days' WHERE id = '%s'"
				.formatted(late.id()));
		JobProperties patient = new JobProperties(1, 10, Duration.ofHours(1), Duration.ofDays(20));
		JobRepository other = new JobRepository(this.database, new HeldJobs(), this.json, patient);
		assertThat(other.findById(late.id()).map(Job::state).block()).isEqualTo(JobState.RUNNING);
		silence(late);
		assertIsLost(this.other, late);
	}

	/** The answer to the first was lost. */
	@Test
	void outcomeThatIsNotedAgainIsNoted() {
		RunningJob job = new RunningJob(this.frozen.running(new Work()).id(), new Work(), () -> {
		});
		JobRepository repository = new JobRepository(this.database, new HeldJobs(), this.json, PROPERTIES);
		JobOutcome outcome = JobOutcome.succeeded(Map.of());
		assertThat(repository.finish(job, outcome).block()).isTrue();
		assertThat(repository.finish(job, outcome).block()).isTrue();
		assertThat(repository.finish(job, JobOutcome.failed(new IllegalStateException("later"))).block()).isFalse();
	}

	private static void silence(Job job) {
		PostgresServer.get().execute("""
				SELECT pg_sleep(extract(epoch FROM greatest(pg_postmaster_start_time() + interval '10 s' - now(), '0')))
				""");
		PostgresServer.get()
			.execute("""
					UPDATE gateway.job SET heartbeat_at = now() - interval '12 seconds' WHERE id = '%s'"""
				.formatted(job.id()));
	}

	private static void assertIsLost(Gateway gateway, Job job) {
		assertThat(gateway.jobs.find(job.id()).blockOptional()).hasValueSatisfying((lost) -> {
			assertThat(lost.state()).isEqualTo(JobState.INTERRUPTED);
			assertThat(lost.finishedAt()).isBefore(Instant.now().minusSeconds(10));
		});
	}

	private final class Gateway {

		private final JobRunner runner;

		private final Jobs jobs;

		Gateway() {
			HeldJobs held = new HeldJobs();
			JobRepository repository = new JobRepository(LostJobTests.this.database, held, LostJobTests.this.json,
					PROPERTIES);
			this.runner = new JobRunner(repository, held, PROPERTIES);
			this.jobs = new Jobs(repository,
					new JobAdmission(LostJobTests.this.database, LostJobTests.this.transaction, repository, PROPERTIES),
					this.runner);
		}

		Job running(Work work) {
			Job job = submit(work, LostJobTests.this.key);
			await().untilAsserted(() -> assertThat(work.begun).hasValue(1));
			return job;
		}

		Job submit(Work work, String key) {
			JobRequest request = new JobRequest(JobKind.TABLE, true, "key:of-lost-jobs-" + LostJobTests.this.key,
					new IdempotencyKey(key, key.getBytes(StandardCharsets.UTF_8)));
			return this.jobs.submit(request, work, work.removed::incrementAndGet).blockOptional().orElseThrow();
		}

		JobState state(Job job) {
			return this.jobs.find(job.id()).map(Job::state).blockOptional().orElseThrow();
		}

	}

	/** Goes on until its outcome is given, or it is cancelled. */
	private static final class Work implements JobWork {

		private final AtomicInteger begun = new AtomicInteger();

		private final AtomicInteger cancelled = new AtomicInteger();

		private final AtomicInteger removed = new AtomicInteger();

		private final Sinks.One<JobOutcome> outcome = Sinks.one();

		@Override
		public Mono<JobOutcome> run(JobProgress progress) {
			this.begun.incrementAndGet();
			return this.outcome.asMono().doOnCancel(this.cancelled::incrementAndGet);
		}

	}

}
