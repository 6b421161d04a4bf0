package io.casebook.gateway.timeline;

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

	public Mono<Section<Timeline>> timeline(TimelineRequest request) {
		return this.service.section(request.toService(), Timeline.class,
				(timeline) -> request.companies().stream().map(Uses::events).toList());
	}

}
