package io.casebook.company.relationship;

import java.util.List;

import io.casebook.company.key.KeyRepository;
import io.casebook.company.revision.History;
import io.casebook.company.revision.Kind;
import io.casebook.company.revision.RecordedAsOf;
import io.casebook.company.revision.RecordedState;
import io.casebook.company.revision.Revision;
import io.casebook.company.revision.Versioned;
import io.casebook.company.revision.Versions;
import io.casebook.keyset.Page;
import io.casebook.keyset.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Companies")
@RestController
@RequestMapping(path = "/api/v1/companies/{company}/relationships", produces = MediaType.APPLICATION_JSON_VALUE)
class RelationshipController {

	private final KeyRepository keys;

	private final RelationshipRepository relationships;

	private final Versions versions;

	private final History history;

	RelationshipController(KeyRepository keys, RelationshipRepository relationships, Versions versions,
			History history) {
		this.keys = keys;
		this.relationships = relationships;
		this.versions = versions;
		this.history = history;
	}

	@Operation(operationId = "listRelationships",
			summary = "How a company and its offerings are related to others, in either direction")
	@GetMapping
	Mono<Page<Relationship>> list(@Parameter(description = "Key of the company") @PathVariable String company,
			@ParameterObject RecordedAsOf recordedAsOf) {
		RecordedState state = recordedAsOf.state();
		return this.keys.requireCompany(state, company)
			.then(this.relationships.ofCompanies(state, List.of(company)))
			.map(Page::whole);
	}

	@Operation(operationId = "getRelationship",
			summary = "One sentence about a company or an offering of it, and another")
	@GetMapping("/{relation}/{to}")
	Mono<ResponseEntity<Relationship>> relationship(
			@Parameter(description = "Key of the company or offering that it is said of") @PathVariable String company,
			@Parameter(description = "How it is related") @PathVariable String relation,
			@Parameter(description = "Key of the other company or offering") @PathVariable String to,
			@ParameterObject RecordedAsOf recordedAsOf) {
		return this.versions
			.require(recordedAsOf.state(), Kind.RELATIONSHIP, key(company, relation, to), Relationship.class)
			.map(Versioned::answer);
	}

	@Operation(operationId = "listRelationshipHistory",
			summary = "The versions of a relationship, the first recorded first")
	@GetMapping("/{relation}/{to}/history")
	Mono<Page<Revision<Relationship>>> history(
			@Parameter(description = "Key of the company or offering that it is said of") @PathVariable String company,
			@Parameter(description = "How it is related") @PathVariable String relation,
			@Parameter(description = "Key of the other company or offering") @PathVariable String to,
			@ParameterObject PageRequest page) {
		return this.history.page(Kind.RELATIONSHIP, key(company, relation, to), page, Relationship.class);
	}

	private static String key(String from, String relation, String to) {
		return from + "/" + relation + "/" + to;
	}

}
