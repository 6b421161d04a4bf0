package io.casebook.company.group;

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

/** Writes groups. */
@Tag(name = "Groups")
@RestController
@RequestMapping("/api/v1/groups")
class GroupWriteController {

	private final Writing writing;

	private final GroupDocument document;

	GroupWriteController(Writing writing, GroupDocument document) {
		this.writing = writing;
		this.document = document;
	}

	@Operation(operationId = "putGroup", summary = "Create or replace a group of companies")
	@PutMapping(path = "/{group}", consumes = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<byte[]>> put(@Parameter(description = "Key of the group") @PathVariable String group,
			@RequestBody byte[] body, ServerHttpRequest request, Caller caller) {
		return this.writing.put(this.document, new Call(request, body, caller), group);
	}

	@Operation(operationId = "patchGroup", summary = "Change members of a group of companies")
	@PatchMapping(path = "/{group}", consumes = { MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE })
	Mono<ResponseEntity<byte[]>> patch(@Parameter(description = "Key of the group") @PathVariable String group,
			@RequestBody byte[] body, ServerHttpRequest request, Caller caller) {
		return this.writing.patch(this.document, new Call(request, body, caller), group);
	}

	@Operation(operationId = "deleteGroup", summary = "Retire a group of companies")
	@DeleteMapping("/{group}")
	Mono<ResponseEntity<byte[]>> delete(@Parameter(description = "Key of the group") @PathVariable String group,
			ServerHttpRequest request, Caller caller) {
		return this.writing.delete(this.document, Call.of(request, caller), group);
	}

	@Operation(operationId = "createGroup", summary = "Create a group of companies")
	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<byte[]>> post(@RequestBody byte[] body, ServerHttpRequest request, Caller caller) {
		return this.writing.post(this.document, new Call(request, body, caller));
	}

}
