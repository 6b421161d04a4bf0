package io.casebook.gateway.reference;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import io.casebook.deadlines.Deadline;
import io.casebook.gateway.service.Service;
import io.casebook.gateway.service.ServiceClients;
import io.casebook.gateway.service.ServiceRequest;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import io.swagger.v3.oas.annotations.Hidden;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** What one service offers through the gateway, as it describes itself. */
@Hidden
@RestController
class ServiceReferenceController {

	/** The first document of a service that has just started takes it seconds. */
	private static final Duration DEADLINE = Duration.ofSeconds(15);

	/** Nobody sees sooner that a service of another version has come. */
	private static final Duration KEPT = Duration.ofMinutes(1);

	private final JsonMapper json;

	/** Asked for once for all who want it, as nobody needs a key for it. */
	private final Map<Service, Mono<ObjectNode>> documents = new EnumMap<>(Service.class);

	ServiceReferenceController(ServiceClients services, JsonMapper json) {
		this.json = json;
		for (Service service : Service.values()) {
			this.documents.put(service,
					services.of(service)
						.anew(ServiceRequest.path("/v3/api-docs"), ObjectNode.class, DEADLINE)
						.map(ServiceReferenceController::published)
						.contextWrite(Deadline::renew)
						.cache((document) -> KEPT, (failure) -> Duration.ZERO, () -> Duration.ZERO));
		}
	}

	@GetMapping(path = "/v3/api-docs/{service:[a-z]+-service}", produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<JsonNode> one(@PathVariable String service, ServerHttpRequest request) {
		Service known = Service.of(service)
			.orElseThrow(() -> new ApiProblem(ProblemType.NOT_FOUND, "There is no service '%s'".formatted(service)));
		return Objects.requireNonNull(this.documents.get(known)).map((document) -> at(document, server(request)));
	}

	private static String server(ServerHttpRequest request) {
		return UriComponentsBuilder.fromUri(request.getURI()).replacePath(null).replaceQuery(null).toUriString();
	}

	private static ObjectNode published(ObjectNode document) {
		if (document.get("paths") instanceof ObjectNode paths) {
			paths.propertyNames()
				.stream()
				.filter((path) -> !path.startsWith(ApiDocument.PUBLIC_PATHS))
				.toList()
				.forEach(paths::remove);
		}
		return document;
	}

	/** The same as had by an address. */
	private JsonNode at(ObjectNode document, String server) {
		ObjectNode copy = this.json.createObjectNode().setAll(document);
		copy.putArray("servers").addObject().put("url", server);
		return copy;
	}

}
