package io.casebook.company.capability;

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
@RequestMapping(path = "/api/v1/companies/{company}/capabilities", produces = MediaType.APPLICATION_JSON_VALUE)
class CapabilityController {

	private final KeyRepository keys;

	private final CapabilityRepository capabilities;

	private final Versions versions;

	private final History history;

	CapabilityController(KeyRepository keys, CapabilityRepository capabilities, Versions versions, History history) {
		this.keys = keys;
		this.capabilities = capabilities;
		this.versions = versions;
		this.history = history;
	}

	@Operation(operationId = "listCapabilities", summary = "How a company uses technology, in the order of its package")
	@GetMapping
	Mono<Page<Capability>> list(@Parameter(description = "Key of the company") @PathVariable String company,
			@ParameterObject RecordedAsOf recordedAsOf) {
		RecordedState state = recordedAsOf.state();
		return this.keys.requireCompany(state, company)
			.then(this.capabilities.ofCompanies(state, List.of(company)))
			.map(Page::whole);
	}

	@Operation(operationId = "getCapability", summary = "One way in which a company uses technology")
	@GetMapping("/{capability}")
	Mono<ResponseEntity<Capability>> capability(
			@Parameter(description = "Key of the company") @PathVariable String company,
			@Parameter(description = "Key of the capability") @PathVariable String capability,
			@ParameterObject RecordedAsOf recordedAsOf) {
		RecordedState state = recordedAsOf.state();
		return this.keys.requireCompany(state, company)
			.then(this.versions.require(state, Kind.CAPABILITY, capability, Capability.class))
			.filter((found) -> found.content().company().equals(company))
			.switchIfEmpty(Mono.error(() -> ApiProblem.unknownKeys("capability", "capability", List.of(capability))))
			.map(Versioned::answer);
	}

	@Operation(operationId = "listCapabilityHistory",
			summary = "The versions of a capability, the first recorded first")
	@GetMapping("/{capability}/history")
	Mono<Page<Revision<Capability>>> history(
			@Parameter(description = "Key of the company") @PathVariable String company,
			@Parameter(description = "Key of the capability") @PathVariable String capability,
			@ParameterObject PageRequest page) {
		return this.history.page(Kind.CAPABILITY, company, capability, page, Capability.class);
	}

}
