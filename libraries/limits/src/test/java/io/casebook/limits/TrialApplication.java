package io.casebook.limits;

import java.time.Duration;

import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** An application that takes what it is sent. */
@SpringBootConfiguration
@EnableAutoConfiguration
class TrialApplication {

	/** What can be sent. */
	@RestController
	static class Operations {

		@PostMapping("/json")
		Mono<String> json(@RequestBody JsonNode body) {
			return Mono.just("taken");
		}

		@PostMapping("/bytes")
		Mono<String> bytes(ServerHttpRequest request) {
			return request.getBody().map(DataBufferUtils::release).count().map((parts) -> "taken");
		}

		/**
		 * Takes the body when it has done something else for longer than a body may be
		 * late.
		 */
		@PostMapping("/busy")
		Mono<String> busy(ServerHttpRequest request) {
			return Mono.delay(Duration.ofSeconds(4)).then(bytes(request));
		}

	}

}
