package io.casebook.metrics.observation;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.casebook.intake.Caller;
import io.casebook.intake.Faults;
import io.casebook.intake.Precondition;
import io.casebook.intake.Recording;
import io.casebook.metrics.claim.Claim;
import io.casebook.metrics.recording.Change;
import io.casebook.metrics.recording.Draft;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Decides what becomes of a write of a claim, within the transaction that makes it and
 * after all others. Ids are made here; a claim that was retired may come back under its
 * own.
 */
@Component
class ObservationWrites {

	private final ObservationRepository observations;

	private final ObservationVersions versions;

	private final Recording recording;

	private final JsonMapper json;

	ObservationWrites(ObservationRepository observations, ObservationVersions versions, Recording recording,
			JsonMapper json) {
		this.observations = observations;
		this.versions = versions;
		this.recording = recording;
		this.json = json;
	}

	Mono<ResponseEntity<Claim>> create(Change change, Faults found, Caller caller) {
		Draft<IncomingObservation> draft = read(change.content(), found);
		return this.recording.begin()
			.then(checked(draft, null))
			.flatMap(
					(observation) -> this.recording.now().flatMap((now) -> this.versions.add(observation, now, caller)))
			.flatMap(this.observations::findLast)
			.map(ObservationWrites::created);
	}

	Mono<ResponseEntity<Claim>> put(String id, Change change, Faults found, Precondition precondition, Caller caller) {
		return begin(id).flatMap((last) -> {
			Claim current = current(last);
			verify(id, current, precondition, change.isPatch() || last.isEmpty());
			Draft<IncomingObservation> draft = read(
					(current != null) ? change.appliedTo(current, this.json) : change.content(), found);
			if (current != null && draft.faults().count() == 0 && draft.thing().isSaidBy(current)) {
				return Mono.just(ok(current));
			}
			return write(last.orElseThrow(), draft, caller);
		});
	}

	Mono<ResponseEntity<Void>> retire(String id, Precondition precondition, Caller caller) {
		return begin(id).doOnNext((last) -> verify(id, current(last), precondition, true))
			.flatMap((last) -> this.recording.now())
			.flatMap((now) -> this.versions.end(ObservationId.read(id), now, caller.subject()))
			.thenReturn(ResponseEntity.noContent().build());
	}

	private Mono<Optional<Claim>> begin(String id) {
		UUID uuid = ObservationId.read(id);
		return this.recording.begin().then(this.observations.findLast(uuid)).singleOptional();
	}

	private static void verify(String id, @Nullable Claim current, Precondition precondition, boolean needed) {
		if (current == null && needed && precondition.match().isEmpty()) {
			throw ObservationId.unknown(id);
		}
		precondition.verify((current != null) ? current.revision() : null);
	}

	/** The claim, when nothing is wrong with it and no other is the same. */
	private Mono<IncomingObservation> checked(Draft<IncomingObservation> draft, @Nullable UUID own) {
		return this.versions.check(draft)
			.then(Mono.fromSupplier(draft::verified))
			.delayUntil((observation) -> this.versions.checkSame(observation, own));
	}

	private Mono<ResponseEntity<Claim>> write(Claim last, Draft<IncomingObservation> draft, Caller caller) {
		boolean replaces = last.supersededAt() == null;
		return checked(draft, replaces ? last.id() : null)
			.flatMap((observation) -> this.recording.now()
				.flatMap((now) -> (replaces ? this.versions.end(last.id(), now, null) : Mono.<Void>empty())
					.then(this.versions.add(last.id(), observation, last.revision() + 1, now, caller))))
			.flatMap(this.observations::findLast)
			.map((claim) -> replaces ? ok(claim) : created(claim));
	}

	private static Draft<IncomingObservation> read(ObjectNode content, Faults found) {
		return Change.read(content, IncomingObservation.MEMBERS, List.of(), found, IncomingObservation::read);
	}

	private static @Nullable Claim current(Optional<Claim> last) {
		return last.filter((claim) -> claim.supersededAt() == null).orElse(null);
	}

	private static ResponseEntity<Claim> ok(Claim claim) {
		return ResponseEntity.ok().eTag(ObservationTags.of(claim)).body(claim);
	}

	private static ResponseEntity<Claim> created(Claim claim) {
		return ResponseEntity.created(URI.create("/api/v1/observations/" + claim.id()))
			.eTag(ObservationTags.of(claim))
			.body(claim);
	}

}
