package io.casebook.gateway.reference;

import java.time.Duration;

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

	private final ServiceClients services;

	private final JsonMapper json;

	ServiceReferenceController(ServiceClients services, JsonMapper json) {
		this.services = services;
		this.json = json;
	}

	@GetMapping(path = "/v3/api-docs/{service:[a-z]+-service}", produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<JsonNode> one(@PathVariable String service, ServerHttpRequest request) {
		Service known = Service.of(service)
			.orElseThrow(() -> new ApiProblem(ProblemType.NOT_FOUND, "There is no service '%s'".formatted(service)));
		return this.services.of(known)
			.bytes(ServiceRequest.path("/v3/api-docs"), DEADLINE)
			.map((bytes) -> routed((ObjectNode) this.json.readTree(bytes), server(request)));
	}

	private static String server(ServerHttpRequest request) {
		return UriComponentsBuilder.fromUri(request.getURI()).replacePath(null).replaceQuery(null).toUriString();
	}

	private static JsonNode routed(ObjectNode document, String server) {
		if (document.get("paths") instanceof ObjectNode paths) {
			paths.propertyNames()
				.stream()
				.filter((path) -> !path.startsWith(ApiDocument.PUBLIC_PATHS))
				.toList()
				.forEach(paths::remove);
		}
		document.putArray("servers").addObject().put("url", server);
		return document;
	}

}
