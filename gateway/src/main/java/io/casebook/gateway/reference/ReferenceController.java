package io.casebook.gateway.reference;

import io.swagger.v3.oas.annotations.Hidden;
import io.casebook.gateway.view.Gzip;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
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
		return this.reference.whole(request).map((whole) -> answer(whole, Gzip.isAccepted(request.getHeaders())));
	}

	private static ResponseEntity<byte[]> answer(WholeReference whole, boolean zip) {
		ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
			.cacheControl(CacheControl.noCache())
			.varyBy(HttpHeaders.ACCEPT_ENCODING)
			.eTag("\"" + whole.digest() + (zip ? "-gzip\"" : "\""))
			.contentType(MediaType.APPLICATION_JSON);
		if (zip) {
			answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
		}
		return answer.body(zip ? whole.zipped() : whole.bytes());
	}

}
