package io.casebook.company.offering;

import io.casebook.company.intake.Call;
import io.casebook.company.intake.Writing;
import io.casebook.company.key.KeyRepository;
import io.casebook.company.name.NameResource;
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

/** Writes what companies offer. */
@Tag(name = "Companies")
@RestController
@RequestMapping("/api/v1/companies/{company}/offerings")
class OfferingWriteController {

	private final KeyRepository keys;

	private final Writing writing;

	private final OfferingResource offerings;

	private final NameResource names;

	OfferingWriteController(KeyRepository keys, Writing writing, OfferingResource offerings, NameResource names) {
		this.keys = keys;
		this.writing = writing;
		this.offerings = offerings;
		this.names = names;
	}

	@Operation(operationId = "putOffering", summary = "Create or replace an offering of a company")
	@PutMapping(path = "/{offering}", consumes = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<byte[]>> put(@Parameter(description = "Key of the company") @PathVariable String company,
			@Parameter(description = "Key of the offering") @PathVariable String offering, @RequestBody byte[] body,
			ServerHttpRequest request, Caller caller) {
		return this.writing.put(document(company), new Call(request, body, caller), offering);
	}

	@Operation(operationId = "patchOffering", summary = "Change members of an offering of a company")
	@PatchMapping(path = "/{offering}", consumes = { MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE })
	Mono<ResponseEntity<byte[]>> patch(@Parameter(description = "Key of the company") @PathVariable String company,
			@Parameter(description = "Key of the offering") @PathVariable String offering, @RequestBody byte[] body,
			ServerHttpRequest request, Caller caller) {
		return this.writing.patch(document(company), new Call(request, body, caller), offering);
	}

	@Operation(operationId = "deleteOffering", summary = "Retire an offering of a company")
	@DeleteMapping("/{offering}")
	Mono<ResponseEntity<byte[]>> delete(@Parameter(description = "Key of the company") @PathVariable String company,
			@Parameter(description = "Key of the offering") @PathVariable String offering, ServerHttpRequest request,
			Caller caller) {
		return this.writing.delete(document(company), Call.of(request, caller), offering);
	}

	@Operation(operationId = "createOffering", summary = "Create an offering of a company")
	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<byte[]>> post(@Parameter(description = "Key of the company") @PathVariable String company,
			@RequestBody byte[] body, ServerHttpRequest request, Caller caller) {
		return this.writing.post(document(company), new Call(request, body, caller));
	}

	private OfferingDocument document(String company) {
		return new OfferingDocument(company, this.keys, this.offerings, this.names);
	}

}
