package io.casebook.company.profile;

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

/** Writes profiles. */
@Tag(name = "Companies")
@RestController
@RequestMapping("/api/v1/companies")
class ProfileWriteController {

	private final Writing writing;

	private final CompanyDocument document;

	ProfileWriteController(Writing writing, CompanyDocument document) {
		this.writing = writing;
		this.document = document;
	}

	@Operation(operationId = "putCompany", summary = "Create or replace a company")
	@PutMapping(path = "/{company}", consumes = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<byte[]>> put(@Parameter(description = "Key of the company") @PathVariable String company,
			@RequestBody byte[] body, ServerHttpRequest request, Caller caller) {
		return this.writing.put(this.document, new Call(request, body, caller), company);
	}

	@Operation(operationId = "patchCompany", summary = "Change members of a company")
	@PatchMapping(path = "/{company}", consumes = { MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE })
	Mono<ResponseEntity<byte[]>> patch(@Parameter(description = "Key of the company") @PathVariable String company,
			@RequestBody byte[] body, ServerHttpRequest request, Caller caller) {
		return this.writing.patch(this.document, new Call(request, body, caller), company);
	}

	@Operation(operationId = "deleteCompany", summary = "Retire a company")
	@DeleteMapping("/{company}")
	Mono<ResponseEntity<byte[]>> delete(@Parameter(description = "Key of the company") @PathVariable String company,
			ServerHttpRequest request, Caller caller) {
		return this.writing.delete(this.document, Call.of(request, caller), company);
	}

	@Operation(operationId = "createCompany", summary = "Create a company")
	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<byte[]>> post(@RequestBody byte[] body, ServerHttpRequest request, Caller caller) {
		return this.writing.post(this.document, new Call(request, body, caller));
	}

}
