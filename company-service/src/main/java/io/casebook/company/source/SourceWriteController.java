package io.casebook.company.source;

import io.casebook.company.intake.Call;
import io.casebook.company.intake.Writing;
import io.casebook.intake.Caller;
import io.casebook.intake.MergePatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Writes sources. */
@Tag(name = "Sources")
@RestController
@RequestMapping("/api/v1/sources")
class SourceWriteController {

	private final Writing writing;

	private final SourceDocument document;

	SourceWriteController(Writing writing, SourceDocument document) {
		this.writing = writing;
		this.document = document;
	}

	@Operation(operationId = "putSource", summary = "Create or replace a bibliographic reference")
	@PutMapping(path = "/{source}", consumes = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<byte[]>> put(@Parameter(description = "Key of the source") @PathVariable String source,
			@RequestBody byte[] body, ServerHttpRequest request, Caller caller) {
		return this.writing.put(this.document, new Call(request, body, caller), source);
	}

	@Operation(operationId = "patchSource", summary = "Change members of a bibliographic reference")
	@PatchMapping(path = "/{source}", consumes = { MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE })
	Mono<ResponseEntity<byte[]>> patch(@Parameter(description = "Key of the source") @PathVariable String source,
			@RequestBody byte[] body, ServerHttpRequest request, Caller caller) {
		return this.writing.patch(this.document, new Call(request, body, caller), source);
	}

	@Operation(operationId = "deleteSource", summary = "Retire a bibliographic reference")
	@DeleteMapping("/{source}")
	Mono<ResponseEntity<byte[]>> delete(@Parameter(description = "Key of the source") @PathVariable String source,
			ServerHttpRequest request, Caller caller) {
		return this.writing.delete(this.document, Call.of(request, caller), source);
	}

	@Operation(operationId = "createSource", summary = "Create a bibliographic reference")
	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<byte[]>> post(@RequestBody byte[] body, ServerHttpRequest request, Caller caller) {
		return this.writing.post(this.document, new Call(request, body, caller));
	}

}
