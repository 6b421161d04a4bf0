package io.casebook.timeline.intake;

import java.time.Duration;
import java.util.Map;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Takes in a package in one transaction, or finds all that is wrong with it. */
@Component
class PackageIntake {

	/** So many rows are held in memory, however many arrive. */
	private static final int BATCH = 200;

	/** Between rows: a sender that stops must not hold the lock. */
	private static final Duration SILENCE = Duration.ofSeconds(30);

	private final StagingRepository staging;

	private final SupersessionRepository supersession;

	private final TransactionalOperator transactions;

	PackageIntake(StagingRepository staging, SupersessionRepository supersession, TransactionalOperator transactions) {
		this.staging = staging;
		this.supersession = supersession;
		this.transactions = transactions;
	}

	Mono<PackageReport> take(Flux<PackageLine> lines, boolean dryRun) {
		return this.transactions.execute((transaction) -> {
			if (dryRun) {
				transaction.setRollbackOnly();
			}
			Faults faults = new Faults();
			return lock().then(Mono.defer(() -> stage(lines, faults)))
				.then(Mono.defer(() -> this.staging.findDuplicates(faults)))
				.then(Mono.defer(() -> apply(faults)));
		}).single();
	}

	private Mono<Void> lock() {
		return this.staging.lock()
			.filter((locked) -> locked)
			.switchIfEmpty(Mono.error(() -> new ApiProblem(ProblemType.UNAVAILABLE,
					"Another package is being taken in; this one can be sent again when that is done")))
			.then();
	}

	/**
	 * The rows that are sound are staged even when others are not, to find duplicates.
	 */
	private Mono<Void> stage(Flux<PackageLine> lines, Faults faults) {
		return lines.timeout(SILENCE).<EventRow>handle((line, sink) -> {
			EventRow row = EventRowReader.read(line, faults);
			if (row != null) {
				sink.next(row);
			}
		}).buffer(BATCH).concatMap(this.staging::stage, 1).then();
	}

	private Mono<PackageReport> apply(Faults faults) {
		if (faults.count() > 0) {
			return Mono.error(new InvalidPackageException(faults));
		}
		return this.supersession.apply().map((counts) -> new PackageReport(Map.of(EventRowReader.RESOURCE, counts)));
	}

}
