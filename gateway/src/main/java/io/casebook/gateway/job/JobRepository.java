package io.casebook.gateway.job;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.casebook.gateway.database.OwnSchema;
import io.casebook.keyset.Cursor;
import io.casebook.keyset.PageRequest;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

@Repository
@EnableConfigurationProperties(JobProperties.class)
class JobRepository {

	/**
	 * A job without heartbeats shows as interrupted before any gateway has marked it so.
	 */
	private static final String SELECT = """
			SELECT id, kind, dry_run, created_at, created_by, started_at, phase, rows, outcome::text AS outcome,
				CASE WHEN lost THEN 'interrupted' ELSE state END AS state,
				CASE WHEN lost THEN heartbeat_at ELSE finished_at END AS finished_at
			FROM (
				SELECT *, state IN ('queued', 'running') AND heartbeat_at < now() - :lostAfter::interval AS lost
				FROM job) AS job
			""";

	private final DatabaseClient database;

	private final JobRows rows;

	private final String lostAfter;

	JobRepository(DatabaseClient database, JsonMapper json, JobProperties properties) {
		this.database = database;
		this.rows = new JobRows(json);
		this.lostAfter = interval(properties.lostAfter());
	}

	Mono<Job> findById(UUID id) {
		return this.database.sql(SELECT + "WHERE id = :id")
			.bind("lostAfter", this.lostAfter)
			.bind("id", id)
			.map(this.rows::read)
			.one()
			.timeout(OwnSchema.DEADLINE);
	}

	/** The newest first. */
	Flux<Job> find(PageRequest page) {
		Cursor after = page.after();
		DatabaseClient.GenericExecuteSpec query = this.database
			.sql(SELECT + ((after != null) ? "WHERE id < :after " : "") + "ORDER BY id DESC LIMIT :rows")
			.bind("lostAfter", this.lostAfter)
			.bind("rows", page.rows());
		return ((after != null) ? query.bind("after", id(after)) : query).map(this.rows::read)
			.all()
			.timeout(OwnSchema.DEADLINE);
	}

	/** Notes how far the jobs of this gateway have come. A final state stays. */
	Mono<Void> beat(Collection<RunningJob> jobs) {
		return this.database.sql("""
				UPDATE job
				SET heartbeat_at = now(), state = beat.state, phase = beat.phase, rows = beat.rows, finished_at = NULL,
					started_at = coalesce(started_at, CASE WHEN beat.state = 'running' THEN now() END)
				FROM unnest(:ids::uuid[], :states::text[], :phases::text[], :rows::bigint[])
					AS beat (id, state, phase, rows)
				WHERE job.id = beat.id AND job.state IN ('queued', 'running', 'interrupted')
				""")
			.bind("ids", jobs.stream().map(RunningJob::id).toArray(UUID[]::new))
			.bind("states", jobs.stream().map((job) -> job.state().word()).toArray(String[]::new))
			.bind("phases", jobs.stream().map(RunningJob::phase).toArray(String[]::new))
			.bind("rows", jobs.stream().map(RunningJob::rows).toArray(Long[]::new))
			.then()
			.timeout(OwnSchema.DEADLINE);
	}

	/** Marks the jobs of gateways that have ended. */
	Mono<Void> markLost() {
		return this.database.sql("""
				UPDATE job SET state = 'interrupted', finished_at = heartbeat_at
				WHERE state IN ('queued', 'running') AND heartbeat_at < now() - :lostAfter::interval
				""").bind("lostAfter", this.lostAfter).then().timeout(OwnSchema.DEADLINE);
	}

	/** Marks jobs of this gateway, which ends. */
	Mono<Void> interrupt(Collection<UUID> jobs) {
		return this.database.sql("""
				UPDATE job SET state = 'interrupted', finished_at = now()
				WHERE id = ANY(:ids) AND state IN ('queued', 'running')
				""").bind("ids", jobs.toArray(UUID[]::new)).then().timeout(OwnSchema.DEADLINE);
	}

	Mono<Void> finish(RunningJob job, JobOutcome outcome) {
		DatabaseClient.GenericExecuteSpec update = this.database.sql("""
				UPDATE job
				SET state = :state, phase = :phase, rows = :rows, outcome = :outcome::jsonb, finished_at = now(),
					heartbeat_at = now(), started_at = coalesce(started_at, now())
				WHERE id = :id
				""")
			.bindValues(Map.of("state", outcome.state().word(), "rows", job.rows(), "outcome", this.rows.write(outcome),
					"id", job.id()));
		return bind(update, "phase", job.phase()).then().timeout(OwnSchema.DEADLINE);
	}

	private static UUID id(Cursor after) {
		try {
			return UUID.fromString(after.keys(1).getFirst());
		}
		catch (IllegalArgumentException ex) {
			throw after.broken();
		}
	}

	private static DatabaseClient.GenericExecuteSpec bind(DatabaseClient.GenericExecuteSpec statement, String name,
			@Nullable String value) {
		return (value != null) ? statement.bind(name, value) : statement.bindNull(name, String.class);
	}

	private static String interval(Duration duration) {
		return duration.toMillis() + " milliseconds";
	}

}
