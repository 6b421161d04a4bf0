package io.casebook.company.relationship;

import java.util.List;

import io.casebook.company.key.KeyRepository;
import io.casebook.keyset.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Companies")
@RestController
class RelationshipController {

	private final KeyRepository keys;

	private final RelationshipRepository relationships;

	RelationshipController(KeyRepository keys, RelationshipRepository relationships) {
		this.keys = keys;
		this.relationships = relationships;
	}

	@Operation(operationId = "listRelationships",
			summary = "How a company and its offerings are related to others, in either direction")
	@GetMapping("/api/v1/companies/{company}/relationships")
	Mono<Page<Relationship>> list(@Parameter(description = "Key of the company") @PathVariable String company) {
		return this.keys.requireCompany(company)
			.then(this.relationships.ofCompanies(List.of(company)))
			.map(Page::whole);
	}

}
