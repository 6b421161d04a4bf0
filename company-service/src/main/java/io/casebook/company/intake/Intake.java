package io.casebook.company.intake;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.casebook.company.database.DeadlineProperties;
import io.casebook.intake.Caller;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Takes data packages in, each in one transaction. */
@Component
class Intake {

	/** Rows staged by one statement. */
	private static final int BATCH = 100;

	private final List<PackageResource> resources;

	private final RowReader reader;

	private final Staging staging;

	private final TransactionalOperator transaction;

	private final JsonMapper json;

	private final Duration deadline;

	Intake(List<PackageResource> resources, RowReader reader, Staging staging, TransactionalOperator transaction,
			JsonMapper json, DeadlineProperties deadlines) {
		this.resources = resources;
		this.reader = reader;
		this.staging = staging;
		this.transaction = transaction;
		this.json = json;
		this.deadline = deadlines.intake();
	}

	Mono<Receipt> take(Flux<String> lines, boolean dryRun, Caller caller) {
		return this.transaction.execute((status) -> {
			if (dryRun) {
				status.setRollbackOnly();
			}
			Faults faults = new Faults();
			return stage(lines, faults).then(check(faults)).then(Mono.defer(() -> apply(caller)));
		}).single().timeout(this.deadline);
	}

	private Mono<Void> stage(Flux<String> lines, Faults faults) {
		return lines.index()
			.filter((line) -> !line.getT2().isBlank())
			.map((line) -> parse(line.getT1() + 1, line.getT2()))
			.flatMapIterable((row) -> this.reader.read(row, faults).stream().toList())
			.buffer(BATCH)
			.concatMap(this.staging::add, 0)
			.then();
	}

	private PackageRow parse(long line, String text) {
		try {
			@Nullable PackageRow row = this.json.readValue(text, PackageRow.class);
			if (row != null && row.resource() != null && row.fields() != null) {
				return row;
			}
		}
		catch (JacksonException ex) {
			// said below, as for an object that lacks something
		}
		throw new ApiProblem(ProblemType.MALFORMED_REQUEST,
				"Line %d is not a JSON object with resource, row and fields".formatted(line));
	}

	private Mono<Void> check(Faults faults) {
		return this.staging.takeTurn()
			.then(this.staging.findRepetitions(faults))
			.then(this.staging.findDanglingMentions(faults))
			.thenMany(Flux.fromIterable(this.resources))
			.concatMap((resource) -> this.staging.findConflicts(resource, faults))
			.then(Mono.fromRunnable(faults::refuse));
	}

	private Mono<Receipt> apply(Caller caller) {
		return Flux.fromIterable(this.resources)
			.concatMap((resource) -> this.staging.merge(resource).map((counts) -> Map.entry(resource.name(), counts)))
			.collect(() -> new TreeMap<String, Counts>(), (all, each) -> all.put(each.getKey(), each.getValue()))
			.flatMap((counts) -> this.staging.recordRevisions(caller)
				.then(this.staging.finish())
				.thenReturn(new Receipt(counts)));
	}

}
