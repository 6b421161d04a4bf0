package io.casebook.company.intake;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.casebook.company.revision.RecordedState;
import io.casebook.company.revision.Versioned;
import io.casebook.company.revision.Versions;
import io.casebook.intake.Caller;
import io.casebook.intake.Faults;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/** Puts a document in the place of what is recorded of a thing. */
@Component
class Replacement {

	private final Staging staging;

	private final StagedChecks checks;

	private final Shelf shelf;

	private final VersionKeeping keeping;

	private final Versions versions;

	Replacement(Staging staging, StagedChecks checks, Shelf shelf, VersionKeeping keeping, Versions versions) {
		this.staging = staging;
		this.checks = checks;
		this.shelf = shelf;
		this.keeping = keeping;
		this.versions = versions;
	}

	/**
	 * The thing as it then is. A document that says what is recorded already makes no new
	 * version.
	 */
	<T> Mono<Versioned<T>> put(Writable<T> what, Draft draft, Caller caller) {
		Faults faults = draft.faults();
		List<Part> parts = what.read(draft);
		Set<PackageResource> resources = new LinkedHashSet<>(parts.stream().map(Part::resource).toList());
		return this.staging.add(parts.stream().map(StagedRow::ofPart).toList())
			.then(this.checks.verify(resources, faults))
			.then(this.shelf.run(what.clear(), draft.key()))
			.thenMany(Flux.fromIterable(resources))
			.concatMap(this.staging::merge)
			.then(this.keeping.checkReferences())
			.then(this.keeping.recordRevisions(caller))
			.then(this.staging.clear())
			.then(Mono
				.defer(() -> this.versions.require(RecordedState.PRESENT, what.kind(), draft.key(), what.type())));
	}

}
