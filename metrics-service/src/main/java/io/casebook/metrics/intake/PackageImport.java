package io.casebook.metrics.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import io.casebook.intake.Caller;
import io.casebook.intake.Counts;
import io.casebook.intake.Faults;
import io.casebook.intake.ImportReport;
import io.casebook.intake.PackageRow;
import io.casebook.intake.Recording;
import io.casebook.metrics.batch.Batches;
import io.casebook.metrics.batch.StagedBatch;
import io.casebook.metrics.observation.IncomingObservation;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * Imports a package in one transaction. Its observations flow into a batch as they
 * arrive, one that is staged already or a new one, so that their number does not matter;
 * when all are there, what depends on each other is checked and all is applied at one
 * time of recording.
 */
@Component
class PackageImport {

	/** How long the sender may be silent. */
	private static final Duration SILENCE = Duration.ofSeconds(30);

	private final TransactionalOperator transaction;

	private final CatalogueIntake catalogue;

	private final Batches batches;

	private final Recording recording;

	PackageImport(TransactionalOperator transaction, CatalogueIntake catalogue, Batches batches, Recording recording) {
		this.transaction = transaction;
		this.catalogue = catalogue;
		this.batches = batches;
		this.recording = recording;
	}

	/**
	 * Imports the rows, or says all that is wrong with them and changes nothing.
	 * @param batch a staged batch that is part of the package
	 * @param dryRun only report what would become of them
	 */
	Mono<ImportReport> run(Flux<PackageRow> rows, @Nullable UUID batch, boolean dryRun, Caller caller) {
		return this.transaction.execute((status) -> {
			if (dryRun) {
				status.setRollbackOnly();
			}
			return take(rows, batch, dryRun, caller);
		}).single();
	}

	private Mono<ImportReport> take(Flux<PackageRow> rows, @Nullable UUID batch, boolean dryRun, Caller caller) {
		PackageReading reading = new PackageReading();
		Flux<IncomingObservation> observations = rows.timeout(SILENCE).concatMapIterable(reading::read);
		return this.batches.open(batch)
			.flatMap((open) -> this.batches.add(open, observations))
			.flatMap((whole) -> (dryRun || reading.faults().count() > 0) ? rehearse(reading, whole, caller)
					: apply(reading, whole, caller, (now) -> observations(whole, now, caller, reading.faults())));
	}

	/**
	 * What will not be recorded is compared before other writes have to wait: that takes
	 * the longer the more rows there are.
	 */
	private Mono<ImportReport> rehearse(PackageReading reading, StagedBatch batch, Caller caller) {
		Faults repetition = new Faults();
		return this.batches.count(batch, repetition).flatMap((counts) -> apply(reading, batch, caller, (now) -> {
			reading.faults().addAll(repetition.count(), repetition.listed());
			return Mono.just(counts);
		}));
	}

	private Mono<ImportReport> apply(PackageReading reading, StagedBatch batch, Caller caller,
			Function<Instant, Mono<Counts>> observations) {
		Faults faults = reading.faults();
		return this.recording.begin()
			.then(Mono.defer(this.recording::now))
			.flatMap((now) -> this.catalogue.applyIndices(reading, now, caller)
				.zipWhen((indices) -> this.catalogue.applySets(reading, now, caller))
				.delayUntil((counts) -> this.catalogue.check(reading))
				.delayUntil((counts) -> this.batches.check(batch, reading.refusedIndices(), faults))
				.flatMap((counts) -> observations.apply(now)
					.doOnNext((last) -> faults.verify())
					.map((last) -> report(counts.getT1(), counts.getT2(), last))));
	}

	private Mono<Counts> observations(StagedBatch batch, Instant now, Caller caller, Faults faults) {
		return (faults.count() > 0) ? this.batches.count(batch, faults)
				: this.batches.merge(batch, now, caller, faults).delayUntil((counts) -> this.batches.close(batch));
	}

	private static ImportReport report(Counts indices, Counts sets, Counts observations) {
		Map<String, Counts> resources = new LinkedHashMap<>();
		resources.put(PackageReading.INDICES, indices);
		resources.put(PackageReading.INDEX_SETS, sets);
		resources.put(IncomingObservation.RESOURCE, observations);
		return new ImportReport(resources);
	}

}
