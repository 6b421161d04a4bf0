package io.casebook.company.intake;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.casebook.company.database.DeadlineProperties;
import io.casebook.intake.Caller;
import io.casebook.intake.Counts;
import io.casebook.intake.ImportReport;
import io.casebook.intake.Recording;
import io.casebook.limits.JsonLimits;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Takes data packages in, each in one transaction. */
@Component
class Intake {

	/** Rows staged by one statement. */
	private static final int BATCH = 100;

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final JsonMapper STRICT = JsonMapper
		.builder(JsonFactory.builder()
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.streamReadConstraints(JsonLimits.constraints())
			.build())
		.build();

	private final List<PackageResource> resources;

	private final Staging staging;

	private final StagedChecks checks;

	private final Recording recording;

	private final VersionKeeping keeping;

	private final TransactionalOperator transaction;

	private final Duration deadline;

	Intake(List<PackageResource> resources, Staging staging, StagedChecks checks, Recording recording,
			VersionKeeping keeping, TransactionalOperator transaction, DeadlineProperties deadlines) {
		this.resources = resources;
		this.staging = staging;
		this.checks = checks;
		this.recording = recording;
		this.keeping = keeping;
		this.transaction = transaction;
		this.deadline = deadlines.intake();
	}

	Mono<ImportReport> take(Flux<String> lines, boolean dryRun, Caller caller) {
		return this.transaction.execute((status) -> {
			if (dryRun) {
				status.setRollbackOnly();
			}
			PackageReading reading = new PackageReading(this.resources, STRICT);
			return this.staging.begin(this.deadline)
				.then(stage(lines, reading))
				.then(this.recording.begin(PATIENCE))
				.then(this.checks.requirePresent())
				.then(this.checks.verify(this.resources, reading.faults()))
				.then(Mono.defer(() -> apply(reading, caller)));
		}).single().timeout(this.deadline);
	}

	private Mono<Void> stage(Flux<String> lines, PackageReading reading) {
		return lines.index()
			.flatMapIterable((line) -> reading.read(line.getT1() + 1, line.getT2()))
			.buffer(BATCH)
			.concatMap(this.staging::add, 0)
			.then();
	}

	private Mono<ImportReport> apply(PackageReading reading, Caller caller) {
		return Flux.fromIterable(this.resources)
			.concatMap((resource) -> this.staging.merge(resource).map((counts) -> Map.entry(resource.name(), counts)))
			.collect(() -> new TreeMap<String, Counts>(reading.skipped()),
					(all, each) -> all.put(each.getKey(), each.getValue()))
			.delayUntil((counts) -> this.keeping.checkReferences()
				.then(this.keeping.recordRevisions(caller))
				.then(this.staging.clear()))
			.map(ImportReport::new);
	}

}
