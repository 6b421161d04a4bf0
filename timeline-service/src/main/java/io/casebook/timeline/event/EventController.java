package io.casebook.timeline.event;

import io.casebook.intake.EntityTags;
import io.casebook.keyset.Cursor;
import io.casebook.keyset.Page;
import io.casebook.keyset.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/events")
class EventController {

	private final EventRepository events;

	EventController(EventRepository events) {
		this.events = events;
	}

	@Operation(operationId = "listEvents", summary = "List events in chronological order", description = """
			A page at a time. As application/x-ndjson the list is streamed whole, without cursor and limit.""")
	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<Page<Event>> page(@ParameterObject EventFilter filter, @ParameterObject PageRequest page) {
		Cursor cursor = page.after();
		Place after = (cursor != null) ? Place.of(cursor) : null;
		return this.events.find(EventQuery.of(filter.selection()).byCalendar(after).limit(page.rows()))
			.map((rows) -> Page.of(rows, page, Place::keys));
	}

	@Operation(operationId = "listEvents", summary = "List events in chronological order")
	@GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
	Flux<Event> stream(@ParameterObject EventFilter filter) {
		EventSelection selection = filter.selection();
		return this.events.fix(selection.versions())
			.map(selection::of)
			.flatMapMany((fixed) -> this.events.stream((after) -> EventQuery.of(fixed).byCalendar(after)));
	}

	@Operation(operationId = "getEvent", summary = "Get one event", description = "The version that holds, or held.")
	@GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<Event>> event(@Parameter(description = "The id of the event") @PathVariable String id,
			@Parameter(description = "A time of RFC 3339: the state that was recorded then",
					schema = @Schema(type = "string", format = "date-time")) @RequestParam(
							required = false) @Nullable String recordedAsOf) {
		return this.events.findById(EventId.of(id), Versions.of(recordedAsOf, null))
			.map((event) -> ResponseEntity.ok().eTag(EntityTags.of(event.revision())).body(event))
			.switchIfEmpty(Mono.error(() -> new UnknownEventException(id)));
	}

	@Operation(operationId = "listEventVersions", summary = "List the versions of an event", description = """
			The first recorded first, those of a retired event too.""")
	@GetMapping(path = "/{id}/history", produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<Page<Event>> history(@Parameter(description = "The id of the event") @PathVariable String id,
			@Parameter(description = "A time of RFC 3339: the state that was recorded then",
					schema = @Schema(type = "string", format = "date-time")) @RequestParam(
							required = false) @Nullable String recordedAsOf,
			@ParameterObject PageRequest page) {
		return this.events
			.findHistory(EventId.of(id), Versions.of(recordedAsOf, "true"), revision(page.after()), page.rows())
			.filter((versions) -> !versions.isEmpty())
			.map((versions) -> Page.of(versions, page, (version) -> new Object[] { version.revision() }))
			.switchIfEmpty(Mono.error(() -> new UnknownEventException(id)));
	}

	private static int revision(@Nullable Cursor cursor) {
		try {
			return (cursor != null) ? Integer.parseInt(cursor.keys(1).getFirst()) : 0;
		}
		catch (NumberFormatException ex) {
			throw cursor.broken();
		}
	}

}
