package io.casebook.timeline.event;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import io.casebook.intake.EntityTags;
import io.casebook.intake.IdempotentWrites;
import io.casebook.intake.Recording;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Writes single events. Whether a request may change one is decided when it alone may
 * write, so that of two that mean the same version one comes too late.
 */
@Component
class EventWriting {

	private static final Duration PATIENCE = Duration.ofSeconds(4);

	private static final Duration DEADLINE = Duration.ofSeconds(10);

	private final IdempotentWrites writes;

	private final Recording recording;

	private final EventRepository events;

	private final EventVersions versions;

	private final JsonMapper json;

	EventWriting(IdempotentWrites writes, Recording recording, EventRepository events, EventVersions versions,
			JsonMapper json) {
		this.writes = writes;
		this.recording = recording;
		this.events = events;
		this.versions = versions;
		this.json = json;
	}

	/** Creates an event. */
	Mono<ResponseEntity<byte[]>> post(WriteRequest request) {
		return alone(request, () -> {
			EventContent content = request.content();
			return this.versions.newId()
				.flatMap(
						(id) -> record(id, content, request).map((event) -> created(event, request.path() + "/" + id)));
		});
	}

	/** Creates or replaces an event. */
	Mono<ResponseEntity<byte[]>> put(UUID id, WriteRequest request) {
		return onCurrent(id, request, (current) -> {
			EventContent content = request.content();
			request.precondition().verify(current.map(Event::revision).orElse(null));
			return current.isPresent() ? replace(current.get(), content, request)
					: record(id, content, request).map((event) -> created(event, request.path()));
		});
	}

	/** Changes members of an event. */
	Mono<ResponseEntity<byte[]>> patch(UUID id, WriteRequest request) {
		ObjectNode patch = request.patch();
		return onCurrent(id, request, (current) -> {
			Event event = demand(id, current, request);
			return replace(event, request.merged(patch, this.json.writeValueAsBytes(event)), request);
		});
	}

	/** Retires an event. */
	Mono<ResponseEntity<byte[]>> delete(UUID id, WriteRequest request) {
		return onCurrent(id, request, (current) -> {
			demand(id, current, request);
			return this.recording.now()
				.flatMap((now) -> this.versions.end(id, now, request.caller()))
				.thenReturn(ResponseEntity.noContent().build());
		});
	}

	private Mono<ResponseEntity<byte[]>> onCurrent(UUID id, WriteRequest request,
			Function<Optional<Event>, Mono<ResponseEntity<Event>>> write) {
		return alone(request,
				() -> this.events.findById(id, Versions.PRESENT)
					.map(Optional::of)
					.defaultIfEmpty(Optional.empty())
					.flatMap(write));
	}

	private Mono<ResponseEntity<byte[]>> alone(WriteRequest request, Supplier<Mono<ResponseEntity<Event>>> write) {
		return this.writes
			.once(request.caller(), request.http(), request.body(),
					() -> this.recording.begin(PATIENCE).then(Mono.defer(write)))
			.timeout(DEADLINE);
	}

	/** What says the same makes no new version. */
	private Mono<ResponseEntity<Event>> replace(Event current, EventContent content, WriteRequest request) {
		Mono<Event> next = content.equals(current.content()) ? Mono.just(current)
				: record(current.id(), content, request);
		return next.map((event) -> ResponseEntity.ok().eTag(EntityTags.of(event.revision())).body(event));
	}

	private Mono<Event> record(UUID id, EventContent content, WriteRequest request) {
		return this.versions.findSame(content, id)
			.doOnNext((other) -> refuse(content, other))
			.then(this.recording.now())
			.delayUntil((now) -> this.versions.end(id, now, null))
			.flatMap((now) -> this.versions.add(id, content, now, request.caller()));
	}

	private static Event demand(UUID id, Optional<Event> current, WriteRequest request) {
		if (current.isEmpty() && request.precondition().match().isEmpty()) {
			throw new UnknownEventException(id.toString());
		}
		request.precondition().verify(current.map(Event::revision).orElse(null));
		return current.orElseThrow();
	}

	private static void refuse(EventContent content, UUID other) {
		throw new ApiProblem(ProblemType.CONFLICT,
				"The event %s has the same company, subject, date, kind and title".formatted(other),
				InvalidInput.pointer("/title", content.title(),
						"another company, subject, date, kind or title than the event %s has".formatted(other)));
	}

	private static ResponseEntity<Event> created(Event event, String path) {
		return ResponseEntity.created(URI.create(path)).eTag(EntityTags.of(event.revision())).body(event);
	}

}
