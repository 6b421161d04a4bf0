package io.casebook.company.relationship;

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

/** Writes how companies and offerings are related. */
@Tag(name = "Companies")
@RestController
@RequestMapping("/api/v1/companies/{company}/relationships")
class RelationshipWriteController {

	private final KeyRepository keys;

	private final Writing writing;

	private final RelationshipResource relationships;

	RelationshipWriteController(KeyRepository keys, Writing writing, RelationshipResource relationships) {
		this.keys = keys;
		this.writing = writing;
		this.relationships = relationships;
	}

	@Operation(operationId = "putRelationship",
			summary = "Create or replace a relationship of a company or of an offering")
	@PutMapping(path = "/{relation}/{to}", consumes = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<byte[]>> put(
			@Parameter(description = "Key of the company or offering that it is said of") @PathVariable String company,
			@Parameter(description = "How it is related") @PathVariable String relation,
			@Parameter(description = "Key of the other company or offering") @PathVariable String to,
			@RequestBody byte[] body, ServerHttpRequest request, Caller caller) {
		return this.writing.put(document(company), new Call(request, body, caller), relation, to);
	}

	@Operation(operationId = "patchRelationship",
			summary = "Change members of a relationship of a company or of an offering")
	@PatchMapping(path = "/{relation}/{to}", consumes = { MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE })
	Mono<ResponseEntity<byte[]>> patch(
			@Parameter(description = "Key of the company or offering that it is said of") @PathVariable String company,
			@Parameter(description = "How it is related") @PathVariable String relation,
			@Parameter(description = "Key of the other company or offering") @PathVariable String to,
			@RequestBody byte[] body, ServerHttpRequest request, Caller caller) {
		return this.writing.patch(document(company), new Call(request, body, caller), relation, to);
	}

	@Operation(operationId = "deleteRelationship", summary = "Retire a relationship of a company or of an offering")
	@DeleteMapping("/{relation}/{to}")
	Mono<ResponseEntity<byte[]>> delete(
			@Parameter(description = "Key of the company or offering that it is said of") @PathVariable String company,
			@Parameter(description = "How it is related") @PathVariable String relation,
			@Parameter(description = "Key of the other company or offering") @PathVariable String to,
			ServerHttpRequest request, Caller caller) {
		return this.writing.delete(document(company), Call.of(request, caller), relation, to);
	}

	@Operation(operationId = "createRelationship", summary = "Create a relationship of a company or of an offering")
	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<byte[]>> post(
			@Parameter(description = "Key of the company or offering that it is said of") @PathVariable String company,
			@RequestBody byte[] body, ServerHttpRequest request, Caller caller) {
		return this.writing.post(document(company), new Call(request, body, caller));
	}

	private RelationshipDocument document(String company) {
		return new RelationshipDocument(company, this.keys, this.relationships);
	}

}
