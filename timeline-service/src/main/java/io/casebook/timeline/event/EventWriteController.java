package io.casebook.timeline.event;

import java.util.UUID;

import io.casebook.intake.Caller;
import io.casebook.intake.MergePatch;
import io.casebook.problem.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
@RequestMapping("/api/v1/events")
class EventWriteController {

	private final EventWriting writing;

	EventWriteController(EventWriting writing) {
		this.writing = writing;
	}

	@Operation(operationId = "createEvent", summary = "Record an event")
	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<byte[]>> post(@RequestBody byte[] body, ServerHttpRequest request, Caller caller) {
		return this.writing.post(new WriteRequest(request, body, caller));
	}

	@Operation(operationId = "putEvent", summary = "Create or replace an event")
	@PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<byte[]>> put(@Parameter(description = "The id of the event, a UUID") @PathVariable String id,
			@RequestBody byte[] body, ServerHttpRequest request, Caller caller) {
		return this.writing.put(idToBe(id), new WriteRequest(request, body, caller));
	}

	@Operation(operationId = "patchEvent", summary = "Change members of an event")
	@PatchMapping(path = "/{id}", consumes = { MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE })
	Mono<ResponseEntity<byte[]>> patch(@Parameter(description = "The id of the event") @PathVariable String id,
			@RequestBody byte[] body, ServerHttpRequest request, Caller caller) {
		return this.writing.patch(EventId.of(id), new WriteRequest(request, body, caller));
	}

	@Operation(operationId = "deleteEvent", summary = "Retire an event")
	@DeleteMapping("/{id}")
	Mono<ResponseEntity<byte[]>> delete(@Parameter(description = "The id of the event") @PathVariable String id,
			ServerHttpRequest request, Caller caller) {
		return this.writing.delete(EventId.of(id), new WriteRequest(request, new byte[0], caller));
	}

	/** An id that nothing has yet must at least be one. */
	private static UUID idToBe(String id) {
		try {
			return EventId.of(id);
		}
		catch (UnknownEventException ex) {
			throw ApiProblem.invalidParameter("id", id, "a UUID, such as 01998f3e-7b1c-7cc3-98c4-dc0c0c07398f");
		}
	}

}
