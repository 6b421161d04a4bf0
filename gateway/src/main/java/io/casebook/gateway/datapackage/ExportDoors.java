package io.casebook.gateway.datapackage;

import java.time.Duration;
import java.util.List;

import io.casebook.gateway.access.Subject;
import io.casebook.gateway.imports.PackageRow;
import io.casebook.gateway.service.Service;
import io.casebook.gateway.service.ServiceClients;
import io.casebook.gateway.service.ServiceDoors;
import io.casebook.gateway.service.ServiceRequest;
import io.casebook.gateway.service.ServiceUnavailableException;
import io.casebook.problem.ApiProblem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Asks the services for what they know of some companies. */
@Component
class ExportDoors {

	private static final Duration DEADLINE = Duration.ofSeconds(10);

	/** How long a service may take to send the next row. */
	private static final Duration SILENCE = Duration.ofSeconds(60);

	private final ServiceClients services;

	private final ServiceDoors doors;

	private final JsonMapper json;

	ExportDoors(ServiceClients services, ServiceDoors doors, JsonMapper json) {
		this.services = services;
		this.doors = doors;
		this.json = json;
	}

	/**
	 * The group itself, as it is now; one that nobody has is a problem of the client's.
	 */
	Mono<Group> group(String key) {
		return this.services.of(Service.COMPANY)
			.bytes(ServiceRequest.path("/api/v1/groups/{}", key), DEADLINE)
			.map((bytes) -> this.json.readValue(bytes, Group.class));
	}

	/** The rows that a service has, in the order of a package. */
	Flux<PackageRow> rows(Service service, ExportRequest request) {
		return this.doors.post(service, "/internal/export", Subject.ANONYMOUS)
			.contentType(MediaType.APPLICATION_JSON)
			.accept(MediaType.APPLICATION_NDJSON)
			.bodyValue(request)
			.retrieve()
			.bodyToFlux(PackageRow.class)
			.timeout(SILENCE)
			.onErrorMap((failure) -> !(failure instanceof ApiProblem),
					(failure) -> new ServiceUnavailableException(service, "could not give all it has", failure));
	}

	/**
	 * A group of companies.
	 *
	 * @param key its key
	 * @param title its title
	 * @param members the companies, in its order
	 */
	record Group(String key, String title, List<String> members) {
	}

}
