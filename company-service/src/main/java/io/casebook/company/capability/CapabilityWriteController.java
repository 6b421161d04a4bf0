package io.casebook.company.capability;

import io.casebook.company.intake.Call;
import io.casebook.company.intake.Writing;
import io.casebook.company.key.KeyRepository;
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

/** Writes how companies use technology. */
@Tag(name = "Companies")
@RestController
@RequestMapping("/api/v1/companies/{company}/capabilities")
class CapabilityWriteController {

	private final KeyRepository keys;

	private final Writing writing;

	private final CapabilityResource capabilities;

	CapabilityWriteController(KeyRepository keys, Writing writing, CapabilityResource capabilities) {
		this.keys = keys;
		this.writing = writing;
		this.capabilities = capabilities;
	}

	@Operation(operationId = "putCapability", summary = "Create or replace a capability of a company")
	@PutMapping(path = "/{capability}", consumes = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<byte[]>> put(@Parameter(description = "Key of the company") @PathVariable String company,
			@Parameter(description = "Key of the capability") @PathVariable String capability, @RequestBody byte[] body,
			ServerHttpRequest request, Caller caller) {
		return this.writing.put(document(company), new Call(request, body, caller), capability);
	}

	@Operation(operationId = "patchCapability", summary = "Change members of a capability of a company")
	@PatchMapping(path = "/{capability}", consumes = { MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE })
	Mono<ResponseEntity<byte[]>> patch(@Parameter(description = "Key of the company") @PathVariable String company,
			@Parameter(description = "Key of the capability") @PathVariable String capability, @RequestBody byte[] body,
			ServerHttpRequest request, Caller caller) {
		return this.writing.patch(document(company), new Call(request, body, caller), capability);
	}

	@Operation(operationId = "deleteCapability", summary = "Retire a capability of a company")
	@DeleteMapping("/{capability}")
	Mono<ResponseEntity<byte[]>> delete(@Parameter(description = "Key of the company") @PathVariable String company,
			@Parameter(description = "Key of the capability") @PathVariable String capability,
			ServerHttpRequest request, Caller caller) {
		return this.writing.delete(document(company), Call.of(request, caller), capability);
	}

	@Operation(operationId = "createCapability", summary = "Create a capability of a company")
	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<byte[]>> post(@Parameter(description = "Key of the company") @PathVariable String company,
			@RequestBody byte[] body, ServerHttpRequest request, Caller caller) {
		return this.writing.post(document(company), new Call(request, body, caller));
	}

	private CapabilityDocument document(String company) {
		return new CapabilityDocument(company, this.keys, this.capabilities);
	}

}
