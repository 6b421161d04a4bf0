package io.casebook.company.capability;

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
class CapabilityController {

	private final KeyRepository keys;

	private final CapabilityRepository capabilities;

	CapabilityController(KeyRepository keys, CapabilityRepository capabilities) {
		this.keys = keys;
		this.capabilities = capabilities;
	}

	@Operation(operationId = "listCapabilities", summary = "How a company uses technology, in the order of its package")
	@GetMapping("/api/v1/companies/{company}/capabilities")
	Mono<Page<Capability>> list(@Parameter(description = "Key of the company") @PathVariable String company) {
		return this.keys.requireCompany(company).then(this.capabilities.ofCompany(company)).map(Page::whole);
	}

}
