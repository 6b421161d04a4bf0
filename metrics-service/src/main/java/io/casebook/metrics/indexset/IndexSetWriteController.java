package io.casebook.metrics.indexset;

import io.casebook.intake.Caller;
import io.casebook.intake.IdempotentWrites;
import io.casebook.intake.MergePatch;
import io.casebook.intake.Precondition;
import io.casebook.metrics.recording.Change;
import io.casebook.metrics.recording.VersionedWrites;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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

@RestController
@RequestMapping("/api/v1/index-sets")
class IndexSetWriteController {

	private final IndexSetVersions versions;

	private final VersionedWrites changes;

	private final IdempotentWrites writes;

	IndexSetWriteController(IndexSetVersions versions, VersionedWrites changes, IdempotentWrites writes) {
		this.versions = versions;
		this.changes = changes;
		this.writes = writes;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "createIndexSet", summary = "Add an index set",
			requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(
					content = @Content(schema = @Schema(implementation = IndexSet.class))))
	@ApiResponse(responseCode = "201", description = "The index set, at the address in Location",
			content = @Content(schema = @Schema(implementation = IndexSet.class)))
	Mono<ResponseEntity<byte[]>> create(@RequestBody byte[] body, ServerHttpRequest request, Caller caller) {
		return this.writes.once(caller, request, body,
				() -> this.changes.create(this.versions, Change.whole(body), caller));
	}

	@PutMapping(path = "/{set}", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "putIndexSet", summary = "Add or replace an index set", description = """
			Replacing needs If-Match with the entity tag that was read; If-None-Match: * adds only. What changes nothing
			makes no new version. Members that are made here, such as recordedAt, are not read.""",
			requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(
					content = @Content(schema = @Schema(implementation = IndexSet.class))))
	@ApiResponse(responseCode = "200", description = "The index set as it now is",
			content = @Content(schema = @Schema(implementation = IndexSet.class)))
	Mono<ResponseEntity<byte[]>> put(
			@PathVariable @Parameter(description = "Key of the index set", example = "key-indices") String set,
			@RequestBody byte[] body, ServerHttpRequest request, Caller caller) {
		return change(set, Change.whole(body), body, request, caller);
	}

	@PatchMapping(path = "/{set}", consumes = { MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE })
	@Operation(operationId = "patchIndexSet", summary = "Change an index set",
			description = "By JSON Merge Patch (RFC 7396); needs If-Match.",
			requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(
					content = @Content(schema = @Schema(implementation = IndexSet.class))))
	@ApiResponse(responseCode = "200", description = "The index set as it now is",
			content = @Content(schema = @Schema(implementation = IndexSet.class)))
	Mono<ResponseEntity<byte[]>> patch(
			@PathVariable @Parameter(description = "Key of the index set", example = "key-indices") String set,
			@RequestBody byte[] body, ServerHttpRequest request, Caller caller) {
		return change(set, Change.patch(body), body, request, caller);
	}

	@DeleteMapping("/{set}")
	@Operation(operationId = "deleteIndexSet", summary = "Retire an index set",
			description = "Needs If-Match. Its history stays.")
	@ApiResponse(responseCode = "204", description = "It is retired")
	Mono<ResponseEntity<byte[]>> retire(
			@PathVariable @Parameter(description = "Key of the index set", example = "key-indices") String set,
			ServerHttpRequest request, Caller caller) {
		Precondition precondition = Precondition.of(request.getHeaders());
		return this.writes.once(caller, request, new byte[0],
				() -> this.changes.retire(this.versions, set, precondition, caller));
	}

	private Mono<ResponseEntity<byte[]>> change(String set, Change change, byte[] body, ServerHttpRequest request,
			Caller caller) {
		Precondition precondition = Precondition.of(request.getHeaders());
		return this.writes.once(caller, request, body,
				() -> this.changes.put(this.versions, set, change, precondition, caller));
	}

}
