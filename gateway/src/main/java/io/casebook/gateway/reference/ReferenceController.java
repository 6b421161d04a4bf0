package io.casebook.gateway.reference;

import io.swagger.v3.oas.annotations.Hidden;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
	Mono<ResponseEntity<byte[]>> whole(ServerHttpRequest request) {
		return this.reference.whole(request)
			.map((whole) -> whole.content()
				.answer(ResponseEntity.ok()
					.cacheControl(CacheControl.noCache())
					.contentType(MediaType.APPLICATION_JSON), request.getHeaders(), whole.digest()));
	}

}
