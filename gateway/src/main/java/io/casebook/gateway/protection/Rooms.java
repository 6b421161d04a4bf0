package io.casebook.gateway.protection;

import java.util.List;
import java.util.Set;

import com.netflix.concurrency.limits.Limiter;
import io.casebook.gateway.quota.Costs;
import io.casebook.gateway.route.ServicePaths;
import io.casebook.gateway.service.Service;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Room for light reading, for costly views and for what is long by nature: bodies that
 * come as fast as a client sends them, streams and packages. Each has its own, so that
 * none takes that of another; how long the last take says nothing of how busy the
 * platform is, so theirs stays as it is.
 */
@Component
class Rooms {

	private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

	private final Costs costs;

	private final ServicePaths routes;

	private final List<PathPattern> streams;

	private final Room light;

	private final Room costly;

	private final Room lengthy;

	Rooms(ProtectionProperties properties, Costs costs, ServicePaths routes, MeterRegistry meters) {
		this.costs = costs;
		this.routes = routes;
		this.streams = properties.streams().stream().map(PathPatternParser.defaultInstance::parse).toList();
		this.light = Room.bySpeed(properties, System::nanoTime).measured("light", meters);
		this.costly = Room.bySpeed(properties, System::nanoTime).measured("costly", meters);
		this.lengthy = Room.ofSize(properties.inFlight()).measured("long", meters);
	}

	/** A place for a request, or none when there is no room for it. */
	Limiter.@Nullable Listener placeFor(ServerHttpRequest request) {
		PathContainer path = request.getPath().pathWithinApplication();
		return roomOf(request, path).take(this.routes.serviceOf(path).map(Service::id).orElse(Room.GATEWAY));
	}

	private Room roomOf(ServerHttpRequest request, PathContainer path) {
		if (!READING.contains(request.getMethod()) || isStream(request.getHeaders().getFirst(HttpHeaders.ACCEPT))
				|| this.streams.stream().anyMatch((pattern) -> pattern.matches(path))) {
			return this.lengthy;
		}
		return (this.costs.of(path) > 1) ? this.costly : this.light;
	}

	private static boolean isStream(@Nullable String accept) {
		return accept != null && (accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE)
				|| accept.contains(MediaType.APPLICATION_NDJSON_VALUE));
	}

}
