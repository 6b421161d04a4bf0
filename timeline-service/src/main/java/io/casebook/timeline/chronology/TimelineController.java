package io.casebook.timeline.chronology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.casebook.edtf.EdtfDate;
import io.casebook.intake.OneState;
import io.casebook.keyset.Page;
import io.casebook.timeline.event.Event;
import io.casebook.timeline.event.EventQuery;
import io.casebook.timeline.event.EventRepository;
import io.casebook.timeline.event.EventSelection;
import io.casebook.timeline.event.Place;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/timelines")
class TimelineController {

	private final AnchorRepository anchors;

	private final EventRepository events;

	private final OneState oneState;

	TimelineController(AnchorRepository anchors, EventRepository events, OneState oneState) {
		this.anchors = anchors;
		this.events = events;
		this.oneState = oneState;
	}

	@Operation(operationId = "getTimeline", summary = "Merge the events of companies into one chronology",
			description = """
					In the order of the calendar, or of the time since each company's anchor. As application/x-ndjson it
					is streamed whole, without cursor and limit.""")
	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<Timeline> timeline(@ParameterObject TimelineFilter filter, @ParameterObject TimelinePage page) {
		Alignment alignment = filter.alignment();
		int size = page.size();
		Place after = page.after();
		EventSelection selection = filter.selection();
		Mono<Timeline> timeline = anchors(filter, selection)
			.flatMap((found) -> this.events.find(query(filter, selection, found, after).limit(size + 1))
				.map((rows) -> Page.of(rows, size, Place::keys))
				.map((events) -> new Timeline(alignment,
						(alignment != Alignment.CALENDAR) ? List.copyOf(found.values()) : null,
						events.items().stream().map((event) -> item(event, found)).toList(), events.next())));
		return (alignment != Alignment.CALENDAR) ? this.oneState.read(timeline) : timeline;
	}

	@Operation(operationId = "getTimeline", summary = "Merge the events of companies into one chronology")
	@GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
	Flux<TimelineItem> stream(@ParameterObject TimelineFilter filter) {
		EventSelection selection = filter.selection();
		return this.events.fix(selection.versions())
			.map(selection::of)
			.flatMapMany((fixed) -> anchors(filter, fixed)
				.flatMapMany((found) -> this.events.stream((after) -> query(filter, fixed, found, after))
					.map((event) -> item(event, found))));
	}

	private Mono<Map<String, Anchor>> anchors(TimelineFilter filter, EventSelection selection) {
		return this.anchors.find(selection.companies(), filter.alignment(), selection.asOf(), selection.versions());
	}

	private static EventQuery query(TimelineFilter filter, EventSelection selection, Map<String, Anchor> anchors,
			@Nullable Place after) {
		EventQuery query = EventQuery.of(selection);
		if (filter.alignment() == Alignment.CALENDAR) {
			return query.byCalendar(after);
		}
		Map<String, EdtfDate> dates = new LinkedHashMap<>();
		anchors.values().forEach((anchor) -> {
			if (anchor.date() != null) {
				dates.put(anchor.company(), anchor.date());
			}
		});
		return query.byAnchors(dates, after);
	}

	private static TimelineItem item(Event event, Map<String, Anchor> anchors) {
		Anchor anchor = anchors.get(event.company());
		return new TimelineItem(event, (anchor != null) ? anchor.since(event.id(), event.date()) : null);
	}

}
