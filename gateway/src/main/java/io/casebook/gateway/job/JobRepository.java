package io.casebook.gateway.job;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
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
	 * Marks the jobs of gateways of which nothing was heard for long; not those that are
	 * done here, nor one that somebody writes to just now. Nothing could be heard while
	 * the database was out.
	 */
	private static final String MARK_LOST = """
			UPDATE job SET state = 'interrupted', finished_at = heartbeat_at
			WHERE id IN (
				SELECT id FROM job
				WHERE state IN ('queued', 'running') AND heartbeat_at < now() - :lostAfter::interval
					AND id <> ALL(:held) AND pg_postmaster_start_time() < now() - :lostAfter::interval
				FOR UPDATE SKIP LOCKED)
			""";

	/**
	 * A job of which it is told that it is lost is marked so, and whoever still does it
	 * cannot take that back: it may have been asked for again.
	 */
	private static final String SELECT = "WITH lost AS (" + MARK_LOST + """
			RETURNING id)
			SELECT id, kind, dry_run, created_at, created_by, started_at, phase, rows, outcome::text AS outcome,
				CASE WHEN id IN (SELECT id FROM lost) THEN 'interrupted' ELSE state END AS state,
				CASE WHEN id IN (SELECT id FROM lost) THEN heartbeat_at ELSE finished_at END AS finished_at
			FROM job
			""";

	private final DatabaseClient database;

	private final HeldJobs held;

	private final JobRows rows;

	private final String lostAfter;

	JobRepository(DatabaseClient database, HeldJobs held, JsonMapper json, JobProperties properties) {
		this.database = database;
		this.held = held;
		this.rows = new JobRows(json);
		this.lostAfter = interval(properties.lostAfter());
	}

	Mono<Job> findById(UUID id) {
		return judging(SELECT + "WHERE id = :id").bind("id", id).map(this.rows::read).one().timeout(OwnSchema.DEADLINE);
	}

	/** The newest first. */
	Flux<Job> find(PageRequest page) {
		Cursor after = page.after();
		DatabaseClient.GenericExecuteSpec query = judging(
				SELECT + ((after != null) ? "WHERE id < :after " : "") + "ORDER BY id DESC LIMIT :rows")
			.bind("rows", page.rows());
		return ((after != null) ? query.bind("after", id(after)) : query).map(this.rows::read)
			.all()
			.timeout(OwnSchema.DEADLINE);
	}

	/**
	 * Notes how far the jobs of this gateway have come. A final state stays.
	 * @return those that it has lost
	 */
	Flux<UUID> beat(Collection<RunningJob> jobs) {
		return this.database.sql("""
				WITH held AS (
					UPDATE job
					SET heartbeat_at = now(), state = beat.state, phase = beat.phase, rows = beat.rows,
						started_at = coalesce(started_at, CASE WHEN beat.state = 'running' THEN now() END)
					FROM unnest(:ids::uuid[], :states::text[], :phases::text[], :rows::bigint[])
						AS beat (id, state, phase, rows)
					WHERE job.id = beat.id AND job.state IN ('queued', 'running'))
				SELECT id FROM job WHERE id = ANY(:ids) AND state = 'interrupted'
				""")
			.bind("ids", jobs.stream().map(RunningJob::id).toArray(UUID[]::new))
			.bind("states", jobs.stream().map((job) -> job.state().word()).toArray(String[]::new))
			.bind("phases", jobs.stream().map(RunningJob::phase).toArray(String[]::new))
			.bind("rows", jobs.stream().map(RunningJob::rows).toArray(Long[]::new))
			.map((row) -> Objects.requireNonNull(row.get("id", UUID.class)))
			.all()
			.timeout(OwnSchema.DEADLINE);
	}

	/** Marks the jobs of gateways that have ended. */
	Mono<Void> markLost() {
		return judging(MARK_LOST).then().timeout(OwnSchema.DEADLINE);
	}

	/** Marks jobs of this gateway, which ends. */
	Mono<Void> interrupt(Collection<UUID> jobs) {
		return this.database.sql("""
				UPDATE job SET state = 'interrupted', finished_at = now()
				WHERE id = ANY(:ids) AND state IN ('queued', 'running')
				""").bind("ids", jobs.toArray(UUID[]::new)).then().timeout(OwnSchema.DEADLINE);
	}

	/**
	 * Notes what became of a job.
	 * @return whether it was this gateway's still
	 */
	Mono<Boolean> finish(RunningJob job, JobOutcome outcome) {
		DatabaseClient.GenericExecuteSpec update = this.database.sql("""
				UPDATE job
				SET state = :state, phase = :phase, rows = :rows, outcome = :outcome::jsonb, finished_at = now(),
					heartbeat_at = now(), started_at = coalesce(started_at, now())
				WHERE id = :id
					AND (state IN ('queued', 'running') OR (state = :state AND outcome = :outcome::jsonb))
				""")
			.bindValues(Map.of("state", outcome.state().word(), "rows", job.rows(), "outcome", this.rows.write(outcome),
					"id", job.id()));
		return bind(update, "phase", job.phase()).fetch()
			.rowsUpdated()
			.map((noted) -> noted > 0)
			.timeout(OwnSchema.DEADLINE);
	}

	private DatabaseClient.GenericExecuteSpec judging(String sql) {
		return this.database.sql(sql).bind("lostAfter", this.lostAfter).bind("held", this.held.ids());
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
