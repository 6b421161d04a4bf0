package io.casebook.timeline.intake;

import java.time.Duration;
import java.util.Map;

import io.casebook.intake.Caller;
import io.casebook.intake.Counts;
import io.casebook.intake.Faults;
import io.casebook.intake.ImportReport;
import io.casebook.intake.PackageRow;
import io.casebook.intake.Recording;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import io.casebook.timeline.event.EventReading;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Takes in a package in one transaction, or finds all that is wrong with it. */
@Component
class PackageIntake {

	/** So many rows are held in memory, however many arrive. */
	private static final int BATCH = 1000;

	/** Between rows: a sender that stops must not hold the lock. */
	private static final Duration SILENCE = Duration.ofSeconds(30);

	/** How long a package, once it is staged, waits for other writes. */
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final StagingRepository staging;

	private final EventMerge merge;

	private final Recording recording;

	private final TransactionalOperator transactions;

	PackageIntake(StagingRepository staging, EventMerge merge, Recording recording,
			TransactionalOperator transactions) {
		this.staging = staging;
		this.merge = merge;
		this.recording = recording;
		this.transactions = transactions;
	}

	/**
	 * Takes the rows, or says all that is wrong with them and changes nothing. Where
	 * there are none, nobody is waited for.
	 * @param dryRun only report what would become of them
	 */
	Mono<ImportReport> take(Flux<PackageRow> rows, boolean dryRun, Caller caller) {
		return this.transactions.execute((transaction) -> {
			if (dryRun) {
				transaction.setRollbackOnly();
			}
			return rows.timeout(SILENCE)
				.switchOnFirst((first, all) -> first.hasValue() ? takeAlone(all, dryRun, caller)
						: all.then(Mono.just(Counts.NONE)));
		}).single().map((counts) -> new ImportReport(Map.of(EventReading.RESOURCE, counts)));
	}

	private Mono<Counts> takeAlone(Flux<PackageRow> rows, boolean dryRun, Caller caller) {
		PackageReading reading = new PackageReading();
		return lock().then(Mono.defer(() -> stage(rows, reading)))
			.then(Mono.defer(() -> this.staging.findDuplicates(reading.faults())))
			.then(Mono.defer(() -> apply(reading.faults(), dryRun, caller)))
			.delayUntil((counts) -> this.staging.clear());
	}

	private Mono<Void> lock() {
		return this.staging.lock()
			.filter((locked) -> locked)
			.switchIfEmpty(Mono.error(() -> new ApiProblem(ProblemType.BUSY,
					"Another package is being taken in; this one can be sent again when that is done")))
			.then();
	}

	/**
	 * The rows that are sound are staged even when others are not, to find duplicates.
	 */
	private Mono<Void> stage(Flux<PackageRow> rows, PackageReading reading) {
		return rows.<PackagedEvent>handle((row, sink) -> {
			PackagedEvent event = reading.read(row);
			if (event != null) {
				sink.next(event);
			}
		}).buffer(BATCH).concatMap(this.staging::stage, 1).then(this.staging.analyze());
	}

	private Mono<Counts> apply(Faults faults, boolean dryRun, Caller caller) {
		faults.verify();
		if (dryRun) {
			return this.merge.count();
		}
		return this.recording.begin(PATIENCE)
			.then(Mono.defer(this.merge::count))
			.delayUntil((counts) -> (counts.created() + counts.superseded() == 0) ? Mono.empty()
					: this.recording.now().flatMap((now) -> this.merge.apply(now, caller)));
	}

}
