package io.casebook.metrics.recording;

import java.util.List;
import java.util.Optional;

import io.casebook.intake.Caller;
import io.casebook.intake.Precondition;
import io.casebook.intake.Recording;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Decides what becomes of a write, within the transaction that makes it and after all
 * others: of two that are meant for one version, one finds another there.
 */
@Component
public class VersionedWrites {

	private final Recording recording;

	private final JsonMapper json;

	VersionedWrites(Recording recording, JsonMapper json) {
		this.recording = recording;
		this.json = json;
	}

	/** Makes a thing that is not there. */
	public <T> Mono<ResponseEntity<T>> create(Versions<T> things, Change change, Caller caller) {
		Draft<T> draft = things.read(change.content());
		String key = things.key(draft.thing());
		return begin(things, key).flatMap((last) -> {
			if (current(last) != null) {
				throw new ApiProblem(ProblemType.CONFLICT,
						"There is %s with the key '%s' already".formatted(things.name(), key));
			}
			return write(things, draft, last, caller);
		});
	}

	/** Makes, replaces or changes the thing with the key. */
	public <T> Mono<ResponseEntity<T>> put(Versions<T> things, String key, Change change, Precondition precondition,
			Caller caller) {
		return begin(things, key).flatMap((last) -> {
			Version<T> current = current(last);
			verify(things, key, current, precondition, change.isPatch());
			ObjectNode whole = (current != null) ? change.appliedTo(current.thing(), this.json) : change.content();
			Draft<T> draft = things.read(whole.has("key") ? whole : whole.deepCopy().put("key", key));
			draft.requireKey(key, things.key(draft.thing()));
			if (current != null && draft.faults().count() == 0 && draft.thing().equals(current.thing())) {
				return Mono.just(current.answer());
			}
			return write(things, draft, last, caller);
		});
	}

	/** Retires the thing with the key. */
	public <T> Mono<ResponseEntity<Void>> retire(Versions<T> things, String key, Precondition precondition,
			Caller caller) {
		return begin(things, key).doOnNext((last) -> verify(things, key, current(last), precondition, true))
			.flatMap((last) -> things.checkNeeded(key))
			.then(this.recording.now())
			.flatMap((now) -> things.retire(key, now, caller))
			.thenReturn(ResponseEntity.noContent().build());
	}

	private <T> Mono<Optional<Version<T>>> begin(Versions<T> things, String key) {
		return this.recording.begin().then(things.last(key)).singleOptional();
	}

	/** What must be there and is not named by a precondition either is unknown. */
	private static <T> void verify(Versions<T> things, String key, @Nullable Version<T> current,
			Precondition precondition, boolean needed) {
		if (current == null && needed && precondition.match().isEmpty()) {
			throw ApiProblem.unknownKeys("key", things.name(), List.of(key));
		}
		precondition.verify((current != null) ? current.revision() : null);
	}

	private <T> Mono<ResponseEntity<T>> write(Versions<T> things, Draft<T> draft, Optional<Version<T>> last,
			Caller caller) {
		boolean replaces = current(last) != null;
		int revision = last.map(Version::revision).orElse(0) + 1;
		return things.check(draft).then(Mono.fromSupplier(draft::verified)).flatMap((thing) -> {
			String key = things.key(thing);
			return things.checkConflicts(thing, last.map(Version::thing).orElse(null))
				.then(this.recording.now())
				.flatMap((now) -> (replaces ? things.close(key, now) : Mono.<Void>empty())
					.then(things.add(thing, revision, now, caller)))
				.then(things.last(key))
				.map((version) -> replaces ? version.answer() : version.created(things.path(key)));
		});
	}

	private static <T> @Nullable Version<T> current(Optional<Version<T>> last) {
		return last.filter(Version::isCurrent).orElse(null);
	}

}
