package io.casebook.gateway.change;

import java.time.Duration;

import io.casebook.gateway.service.Service;
import io.casebook.gateway.service.ServiceClients;
import io.casebook.gateway.service.ServiceRequest;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

/** Follows the services' feeds. */
@Component
class ServiceFeed {

	/** A service's feed is never silent for longer than a part of this. */
	private static final Duration SILENCE = Duration.ofSeconds(2);

	private final ServiceClients services;

	ServiceFeed(ServiceClients services) {
		this.services = services;
	}

	/** The position that a service's feed has reached. */
	Mono<FeedBounds> bounds(Service service) {
		return this.services.of(service).anew(ServiceRequest.path("/internal/changes"), FeedBounds.class, SILENCE);
	}

	/**
	 * What comes after a position. It fails when the service cannot be heard any more.
	 * @param position absent: what is changed from now on
	 */
	Flux<FeedLine> follow(Service service, @Nullable Long position) {
		Flux<Line> lines = this.services.of(service)
			.items(ServiceRequest.path("/api/v1/changes").with("after", position), Line.class);
		return Silence.limit(lines, SILENCE)
			.map((line) -> new FeedLine(service, line.position(), line.change(), System.nanoTime()));
	}

	/** The service tells. */
	void heard(Service service) {
		this.services.of(service).guard().heard();
	}

	/**
	 * Which changes a service has.
	 *
	 * @param removed the last one that is kept no more
	 * @param last the last one
	 */
	record FeedBounds(long removed, long last) {

		boolean have(long position) {
			return this.removed <= position && position <= this.last;
		}

	}

	private record Line(long position, @Nullable ObjectNode change) {
	}

}
