package io.casebook.metrics.observation;

import io.casebook.intake.Caller;
import io.casebook.intake.FoundFaults;
import io.casebook.intake.IdempotentWrites;
import io.casebook.intake.MergePatch;
import io.casebook.intake.Precondition;
import io.casebook.metrics.claim.Claim;
import io.casebook.metrics.recording.Change;
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
@RequestMapping("/api/v1/observations")
class ObservationWriteController {

	private final ObservationWrites changes;

	private final IdempotentWrites writes;

	ObservationWriteController(ObservationWrites changes, IdempotentWrites writes) {
		this.changes = changes;
		this.writes = writes;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "createObservation", summary = "Add an observation", description = """
			With an Idempotency-Key, a repeated request gets the first answer again. A claim that is there already is a
			409 that names it.""",
			requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(
					content = @Content(schema = @Schema(implementation = Claim.class))))
	@ApiResponse(responseCode = "201", description = "The observation, at the address in Location",
			content = @Content(schema = @Schema(implementation = Claim.class)))
	Mono<ResponseEntity<byte[]>> create(@RequestBody byte[] body, ServerHttpRequest request, Caller caller) {
		return this.writes.once(caller, request, body,
				() -> this.changes.create(Change.whole(body), FoundFaults.of(request.getHeaders()), caller));
	}

	@PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "putObservation", summary = "Replace an observation", description = """
			Needs If-Match with the entity tag that was read; one that was retired comes back without. What changes
			nothing makes no new version. Members that are made here, such as recordedAt, are not read.""",
			requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(
					content = @Content(schema = @Schema(implementation = Claim.class))))
	@ApiResponse(responseCode = "200", description = "The observation as it now is",
			content = @Content(schema = @Schema(implementation = Claim.class)))
	Mono<ResponseEntity<byte[]>> put(@PathVariable @Parameter(description = "Id of the observation") String id,
			@RequestBody byte[] body, ServerHttpRequest request, Caller caller) {
		return change(id, Change.whole(body), body, request, caller);
	}

	@PatchMapping(path = "/{id}", consumes = { MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE })
	@Operation(operationId = "patchObservation", summary = "Change an observation",
			description = "By JSON Merge Patch (RFC 7396); needs If-Match.",
			requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(
					content = @Content(schema = @Schema(implementation = Claim.class))))
	@ApiResponse(responseCode = "200", description = "The observation as it now is",
			content = @Content(schema = @Schema(implementation = Claim.class)))
	Mono<ResponseEntity<byte[]>> patch(@PathVariable @Parameter(description = "Id of the observation") String id,
			@RequestBody byte[] body, ServerHttpRequest request, Caller caller) {
		return change(id, Change.patch(body), body, request, caller);
	}

	@DeleteMapping("/{id}")
	@Operation(operationId = "deleteObservation", summary = "Retire an observation",
			description = "Needs If-Match. Its history stays.")
	@ApiResponse(responseCode = "204", description = "It is retired")
	Mono<ResponseEntity<byte[]>> retire(@PathVariable @Parameter(description = "Id of the observation") String id,
			ServerHttpRequest request, Caller caller) {
		Precondition precondition = ObservationTags.precondition(request.getHeaders());
		return this.writes.once(caller, request, new byte[0], () -> this.changes.retire(id, precondition, caller));
	}

	private Mono<ResponseEntity<byte[]>> change(String id, Change change, byte[] body, ServerHttpRequest request,
			Caller caller) {
		Precondition precondition = ObservationTags.precondition(request.getHeaders());
		return this.writes.once(caller, request, body,
				() -> this.changes.put(id, change, FoundFaults.of(request.getHeaders()), precondition, caller));
	}

}
