package io.casebook.metrics.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.casebook.metrics.intake.ImportReport.Counts;
import io.casebook.metrics.row.Column;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import io.r2dbc.spi.R2dbcException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * Imports a package in one transaction, alone. Rows flow into a table of incoming ones as
 * they arrive, so that their number does not matter; when all are there, those that
 * depend on each other are checked and all are applied at one time of recording.
 */
@Component
class PackageImport {

	private static final int BATCH = 500;

	/** How long the sender may be silent. */
	private static final Duration SILENCE = Duration.ofSeconds(30);

	private static final Duration DEADLINE = Duration.ofMinutes(30);

	private static final String LOCK_NOT_AVAILABLE = "55P03";

	private final DatabaseClient database;

	private final TransactionalOperator transaction;

	private final CatalogueIntake catalogue;

	private final ObservationIntake observations;

	PackageImport(DatabaseClient database, TransactionalOperator transaction, CatalogueIntake catalogue,
			ObservationIntake observations) {
		this.database = database;
		this.transaction = transaction;
		this.catalogue = catalogue;
		this.observations = observations;
	}

	/**
	 * Imports the rows, or says all that is wrong with them and changes nothing.
	 * @param dryRun only report what would become of them
	 */
	Mono<ImportReport> run(Flux<PackageRow> rows, boolean dryRun) {
		return this.transaction.execute((status) -> {
			if (dryRun) {
				status.setRollbackOnly();
			}
			return alone().then(Mono.defer(() -> take(rows)));
		}).single().onErrorMap(PackageImport::isLockTaken, PackageImport::busy);
	}

	private Mono<ImportReport> take(Flux<PackageRow> rows) {
		PackageReading reading = new PackageReading();
		return rows.timeout(SILENCE)
			.concatMapIterable(reading::read)
			.buffer(BATCH)
			.concatMap(this.observations::stage)
			.then(Mono.defer(this::now))
			.flatMap((now) -> apply(reading, now))
			.timeout(DEADLINE);
	}

	private Mono<ImportReport> apply(PackageReading reading, Instant now) {
		Faults faults = reading.faults();
		return this.catalogue.applyIndices(reading, now)
			.zipWhen((indices) -> this.catalogue.applySets(reading, now))
			.delayUntil((counts) -> this.catalogue.check(reading))
			.delayUntil((counts) -> this.observations.check(faults, reading.refusedIndices()))
			.doOnNext((counts) -> faults.verify())
			.flatMap((counts) -> this.observations.apply(now)
				.map((last) -> report(counts.getT1(), counts.getT2(), last)));
	}

	private static ImportReport report(Counts indices, Counts sets, Counts observations) {
		Map<String, Counts> resources = new LinkedHashMap<>();
		resources.put(PackageReading.INDICES, indices);
		resources.put(PackageReading.INDEX_SETS, sets);
		resources.put(IncomingObservation.RESOURCE, observations);
		return new ImportReport(resources);
	}

	/**
	 * The role's limits are for requests; an import waits for another, and takes long.
	 */
	private Mono<Void> alone() {
		return this.database.sql("SET LOCAL statement_timeout = '30min'")
			.then()
			.then(this.database.sql("SET LOCAL lock_timeout = '30s'").then())
			.then(this.database.sql("SELECT pg_advisory_xact_lock(hashtextextended('metrics.import', 0))").then());
	}

	/**
	 * One time for the whole package, later than all before it, whatever becomes of the
	 * clock: two versions of a thing never hold at the same time.
	 */
	private Mono<Instant> now() {
		return this.database.sql("""
				SELECT greatest(clock_timestamp(), max(last) + interval '1 microsecond') AS now
				FROM (
					SELECT max(recorded_at) AS last FROM observation
					UNION ALL SELECT max(recorded_at) FROM index
					UNION ALL SELECT max(recorded_at) FROM index_set) times
				""").map((row) -> Column.of(row, "now", Instant.class)).one();
	}

	private static boolean isLockTaken(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof R2dbcException database && LOCK_NOT_AVAILABLE.equals(database.getSqlState())) {
				return true;
			}
		}
		return false;
	}

	private static Throwable busy(Throwable failure) {
		return new ApiProblem(ProblemType.UNAVAILABLE, "Another package is being imported", List.of(), failure);
	}

}
