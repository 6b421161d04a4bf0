package io.casebook.company.offering;

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
import io.casebook.problem.ApiProblem;
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
@RequestMapping(path = "/api/v1/companies/{company}/offerings", produces = MediaType.APPLICATION_JSON_VALUE)
class OfferingController {

	private final KeyRepository keys;

	private final OfferingRepository offerings;

	private final Versions versions;

	private final History history;

	OfferingController(KeyRepository keys, OfferingRepository offerings, Versions versions, History history) {
		this.keys = keys;
		this.offerings = offerings;
		this.versions = versions;
		this.history = history;
	}

	@Operation(operationId = "listOfferings", summary = "What a company offers, in the order of its package")
	@GetMapping
	Mono<Page<Offering>> list(@Parameter(description = "Key of the company") @PathVariable String company,
			@ParameterObject RecordedAsOf recordedAsOf) {
		RecordedState state = recordedAsOf.state();
		return this.keys.requireCompany(state, company)
			.then(this.offerings.ofCompanies(state, List.of(company)))
			.map(Page::whole);
	}

	@Operation(operationId = "getOffering", summary = "One thing that a company offers")
	@GetMapping("/{offering}")
	Mono<ResponseEntity<Offering>> offering(@Parameter(description = "Key of the company") @PathVariable String company,
			@Parameter(description = "Key of the offering") @PathVariable String offering,
			@ParameterObject RecordedAsOf recordedAsOf) {
		RecordedState state = recordedAsOf.state();
		return this.keys.requireCompany(state, company)
			.then(this.versions.require(state, Kind.OFFERING, offering, Offering.class))
			.filter((found) -> found.content().company().equals(company))
			.switchIfEmpty(Mono.error(() -> ApiProblem.unknownKeys("offering", "offering", List.of(offering))))
			.map(Versioned::answer);
	}

	@Operation(operationId = "listOfferingHistory", summary = "The versions of an offering, the first recorded first")
	@GetMapping("/{offering}/history")
	Mono<Page<Revision<Offering>>> history(@Parameter(description = "Key of the company") @PathVariable String company,
			@Parameter(description = "Key of the offering") @PathVariable String offering,
			@ParameterObject PageRequest page) {
		return this.history.page(Kind.OFFERING, company, offering, page, Offering.class);
	}

}
