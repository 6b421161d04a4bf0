package io.casebook.company.offering;

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
class OfferingController {

	private final KeyRepository keys;

	private final OfferingRepository offerings;

	OfferingController(KeyRepository keys, OfferingRepository offerings) {
		this.keys = keys;
		this.offerings = offerings;
	}

	@Operation(operationId = "listOfferings", summary = "What a company offers, in the order of its package")
	@GetMapping("/api/v1/companies/{company}/offerings")
	Mono<Page<Offering>> list(@Parameter(description = "Key of the company") @PathVariable String company) {
		return this.keys.requireCompany(company).then(this.offerings.ofCompanies(List.of(company))).map(Page::whole);
	}

}
