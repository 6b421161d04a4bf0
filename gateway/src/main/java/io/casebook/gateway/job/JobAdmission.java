package io.casebook.gateway.job;

import java.security.MessageDigest;
import java.util.Objects;
import java.util.UUID;

import io.casebook.gateway.database.OwnSchema;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * Decides whether a request makes a new job, stands for one that is there, or must wait.
 * The requests of one subject are decided one after the other, whichever gateway they
 * came to.
 */
@Component
class JobAdmission {

	private static final String RETRY_AFTER_SECONDS = "10";

	private final DatabaseClient database;

	private final TransactionalOperator transaction;

	private final JobRepository jobs;

	private final int unfinishedPerSubject;

	JobAdmission(DatabaseClient database, TransactionalOperator transaction, JobRepository jobs,
			JobProperties properties) {
		this.database = database;
		this.transaction = transaction;
		this.jobs = jobs;
		this.unfinishedPerSubject = properties.unfinishedPerSubject();
	}

	Mono<Admitted> admit(JobRequest request) {
		return lock(request).then(repeated(request))
			.switchIfEmpty(Mono.defer(() -> verifyRoom(request).then(create(request))))
			.as(this.transaction::transactional)
			.timeout(OwnSchema.DEADLINE);
	}

	private Mono<Void> lock(JobRequest request) {
		return this.database.sql("SELECT pg_advisory_xact_lock(hashtextextended('job ' || :subject, 0))")
			.bind("subject", request.subject())
			.then();
	}

	/** Who marks the job as lost just now, is waited for. */
	private Mono<Admitted> repeated(JobRequest request) {
		IdempotencyKey key = request.idempotencyKey();
		return (key == null) ? Mono.empty()
				: this.database.sql("""
						SELECT id, fingerprint FROM job
						WHERE created_by = :subject AND idempotency_key = :key
						FOR UPDATE
						""")
					.bind("subject", request.subject())
					.bind("key", key.key())
					.map((row) -> new Earlier(Objects.requireNonNull(row.get("id", UUID.class)),
							Objects.requireNonNull(row.get("fingerprint", byte[].class))))
					.one()
					.flatMap((earlier) -> repeat(earlier, key));
	}

	/**
	 * A job that failed or was interrupted gives its key to the one that does it again.
	 */
	private Mono<Admitted> repeat(Earlier earlier, IdempotencyKey key) {
		if (!MessageDigest.isEqual(earlier.fingerprint(), key.fingerprint())) {
			return Mono.error(new ApiProblem(ProblemType.INVALID_CONTENT,
					"The Idempotency-Key was given to another request before: %s".formatted(earlier.id())));
		}
		return this.jobs.findById(earlier.id())
			.flatMap((job) -> job.state().isWorthRepeating()
					? this.database.sql("UPDATE job SET idempotency_key = NULL, fingerprint = NULL WHERE id = :id")
						.bind("id", job.id())
						.then()
						.then(Mono.empty())
					: Mono.just(new Admitted(job, false)));
	}

	private Mono<Void> verifyRoom(JobRequest request) {
		return this.database.sql("""
				SELECT count(*) AS unfinished FROM job
				WHERE created_by = :subject AND state IN ('queued', 'running')
				""")
			.bind("subject", request.subject())
			.map((row) -> Objects.requireNonNull(row.get("unfinished", Long.class)))
			.one()
			.flatMap((unfinished) -> (unfinished < this.unfinishedPerSubject) ? Mono.empty() : Mono.error(tooMany()));
	}

	private ApiProblem tooMany() {
		ApiProblem problem = new ApiProblem(ProblemType.TOO_MANY_REQUESTS,
				"%d jobs of yours are not finished yet, the most there may be".formatted(this.unfinishedPerSubject));
		problem.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
		return problem;
	}

	private Mono<Admitted> create(JobRequest request) {
		DatabaseClient.GenericExecuteSpec insert = this.database.sql("""
				INSERT INTO job (kind, dry_run, created_by, idempotency_key, fingerprint)
				VALUES (:kind, :dryRun, :subject, :key, :fingerprint)
				RETURNING id
				""")
			.bind("kind", request.kind().word())
			.bind("dryRun", request.dryRun())
			.bind("subject", request.subject());
		IdempotencyKey key = request.idempotencyKey();
		insert = (key != null) ? insert.bind("key", key.key()).bind("fingerprint", key.fingerprint())
				: insert.bindNull("key", String.class).bindNull("fingerprint", byte[].class);
		return insert.map((row) -> Objects.requireNonNull(row.get("id", UUID.class)))
			.one()
			.flatMap(this.jobs::findById)
			.map((job) -> new Admitted(job, true));
	}

	/**
	 * A job that stands for the request.
	 *
	 * @param job the job
	 * @param isNew whether it is yet to be done
	 */
	record Admitted(Job job, boolean isNew) {
	}

	private record Earlier(UUID id, byte[] fingerprint) {
	}

}
