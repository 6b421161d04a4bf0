package io.casebook.timeline.event;

import java.util.UUID;

import io.casebook.keyset.Cursor;
import io.casebook.keyset.Page;
import io.casebook.keyset.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.springdoc.core.annotations.ParameterObject;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/events")
class EventController {

	private final EventRepository events;

	EventController(EventRepository events) {
		this.events = events;
	}

	@Operation(operationId = "events", summary = "List events in chronological order", description = """
			A page at a time. As application/x-ndjson the list is streamed whole, without cursor and limit.""")
	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<Page<Event>> page(@ParameterObject EventFilter filter, @ParameterObject PageRequest page) {
		Cursor cursor = page.after();
		Place after = (cursor != null) ? Place.of(cursor) : null;
		return this.events.find(EventQuery.of(filter.selection()).byCalendar(after).limit(page.rows()))
			.map((rows) -> Page.of(rows, page, Place::keys));
	}

	@Operation(operationId = "events", summary = "List events in chronological order")
	@GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
	Flux<Event> stream(@ParameterObject EventFilter filter) {
		EventSelection selection = filter.selection();
		return this.events.stream((after) -> EventQuery.of(selection).byCalendar(after));
	}

	@Operation(summary = "Get one event")
	@GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<Event> event(@Parameter(description = "The id of the event") @PathVariable String id) {
		return Mono.fromCallable(() -> UUID.fromString(id))
			.onErrorMap(IllegalArgumentException.class, (malformed) -> new UnknownEventException(id))
			.flatMap(this.events::findById)
			.switchIfEmpty(Mono.error(() -> new UnknownEventException(id)));
	}

}
