package io.casebook.timeline.export;

import java.util.Map;
import java.util.function.Function;

import io.casebook.intake.PackageRow;
import io.casebook.timeline.event.Event;
import io.casebook.timeline.event.EventQuery;
import io.casebook.timeline.event.EventReading;
import io.casebook.timeline.event.EventRepository;
import io.casebook.timeline.event.EventSelection;
import io.casebook.timeline.event.Versions;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.stereotype.Component;

/**
 * Gives events as the rows of a data package, in the order of the calendar. Events that
 * the calendar does not order stand as they were recorded, so that an import of the rows
 * into an empty installation gives them the same order again.
 */
@Component
class EventExport {

	private static final String PAST = EventReading.RESOURCE + "-history";

	/** The header is row 1. */
	private static final long FIRST_ROW = 2;

	private final EventRepository events;

	EventExport(EventRepository events) {
		this.events = events;
	}

	/** The rows, all of one state, as fast as they are taken. */
	Flux<PackageRow> rows(ExportRequest request) {
		if (request.companies().isEmpty()) {
			return Flux.empty();
		}
		return this.events.fix(Versions.PRESENT).flatMapMany((present) -> {
			Flux<PackageRow> current = rows(EventReading.RESOURCE, find(request, present), EventCells::of);
			Flux<Event> past = Flux.defer(() -> find(request, new Versions(present.time(), true)))
				.filter((event) -> event.supersededAt() != null);
			return request.history() ? current.concatWith(rows(PAST, past, EventCells::ofPast)) : current;
		});
	}

	private Flux<Event> find(ExportRequest request, Versions versions) {
		EventSelection selection = EventSelection.ofCompanies(request.companies(), versions);
		return this.events.stream((after) -> EventQuery.of(selection).byCalendar(after));
	}

	private static Flux<PackageRow> rows(String resource, Flux<Event> events,
			Function<Event, Map<String, @Nullable String>> cells) {
		return events.index((index, event) -> new PackageRow(resource, index + FIRST_ROW, cells.apply(event)));
	}

}
