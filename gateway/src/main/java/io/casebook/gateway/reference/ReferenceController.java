package io.casebook.gateway.reference;

import io.swagger.v3.oas.annotations.Hidden;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@Hidden
@RestController
class ReferenceController {

	private final ApiReference reference;

	ReferenceController(ApiReference reference) {
		this.reference = reference;
	}

	@GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<JsonNode> whole(ServerHttpRequest request) {
		return this.reference.whole(request);
	}

}
