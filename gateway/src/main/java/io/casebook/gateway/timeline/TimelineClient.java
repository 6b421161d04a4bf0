package io.casebook.gateway.timeline;

import java.util.List;
import java.util.Map;

import io.casebook.gateway.service.Parted;
import io.casebook.gateway.service.Section;
import io.casebook.gateway.service.Service;
import io.casebook.gateway.service.ServiceClient;
import io.casebook.gateway.service.ServiceClients;
import io.casebook.gateway.service.Uses;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/** Asks the timeline service. */
@Component
public class TimelineClient {

	private final ServiceClient service;

	TimelineClient(ServiceClients services) {
		this.service = services.of(Service.TIMELINE);
	}

	/**
	 * A timeline. By the calendar each company's events are kept by themselves, unless
	 * they are too many for one view.
	 */
	public Mono<Section<Timeline>> timeline(TimelineRequest request) {
		if (!request.isByCalendar()) {
			return whole(request);
		}
		return this.service
			.sections(request.companies(),
					new Parted<>(request::toService, TimelineRequest.MOST_COMPANIES, Timeline.class, Timeline::isWhole,
							Timeline::byCompany, (company, timeline) -> List.of(Uses.events(company))))
			.flatMap((section) -> section.content().filter(TimelineClient::isTooLong).isPresent() ? whole(request)
					: Mono.just(section.map((lanes) -> Timeline.of(lanes.values()))));
	}

	private Mono<Section<Timeline>> whole(TimelineRequest request) {
		return this.service.section(request.toService(), Timeline.class,
				(timeline) -> request.companies().stream().map(Uses::events).toList());
	}

	private static boolean isTooLong(Map<String, Timeline> lanes) {
		return lanes.values().stream().anyMatch((lane) -> !lane.isWhole())
				|| lanes.values().stream().mapToInt((lane) -> lane.items().size()).sum() > TimelineRequest.MOST_EVENTS;
	}

}
