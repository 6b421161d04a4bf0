package io.casebook.company.cases;

import java.util.ArrayList;
import java.util.List;

import io.casebook.company.group.CompanyGroup;
import io.casebook.company.offering.OfferingRepository;
import io.casebook.company.profile.Profile;
import io.casebook.company.relationship.RelationshipRepository;
import io.casebook.company.revision.Kind;
import io.casebook.company.revision.RecordedAsOf;
import io.casebook.company.revision.RecordedState;
import io.casebook.company.revision.Versions;
import io.casebook.problem.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import reactor.core.publisher.Mono;

import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Internal")
@RestController
class CaseController {

	private final Versions versions;

	private final OfferingRepository offerings;

	private final RelationshipRepository relationships;

	private final TransactionalOperator oneState;

	CaseController(Versions versions, OfferingRepository offerings, RelationshipRepository relationships,
			ReactiveTransactionManager transactions) {
		this.versions = versions;
		this.offerings = offerings;
		this.relationships = relationships;
		// the statements of an answer must not see different states
		DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
		definition.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
		definition.setReadOnly(true);
		this.oneState = TransactionalOperator.create(transactions, definition);
	}

	@Operation(operationId = "findCases",
			summary = "The profiles of a group or of some companies, with what they offer and are related to")
	@GetMapping("/internal/cases")
	Mono<Cases> cases(@Parameter(description = "Key of a group") @RequestParam(required = false) @Nullable String group,
			@Parameter(description = "Keys of companies, separated by commas, in place of a group") @RequestParam(
					required = false) @Nullable List<String> companies,
			@ParameterObject RecordedAsOf recordedAsOf) {
		RecordedState state = recordedAsOf.state();
		if (group != null && companies == null) {
			return this.versions.require(state, Kind.GROUP, group, CompanyGroup.class)
				.flatMap((found) -> gather(state, group, found.content().members()))
				.as(this.oneState::transactional);
		}
		if (group == null && companies != null && !companies.isEmpty()) {
			return gather(state, null, companies.stream().distinct().toList()).as(this.oneState::transactional);
		}
		throw ApiProblem.invalidParameter("companies", null, "either companies or group is required");
	}

	private Mono<Cases> gather(RecordedState state, @Nullable String group, List<String> companies) {
		return this.versions.findAll(state, Kind.COMPANY, companies, Profile.class)
			.doOnNext((found) -> refuseUnknown(companies, found))
			.flatMap((found) -> this.offerings.ofCompanies(state, companies)
				.zipWhen((offerings) -> this.relationships.ofCompanies(state, companies))
				.map((parts) -> new Cases(group, found, parts.getT1().stream().map(Cases.Outline::of).toList(),
						parts.getT2())));
	}

	private static void refuseUnknown(List<String> companies, List<Profile> found) {
		List<String> unknown = new ArrayList<>(companies);
		unknown.removeAll(found.stream().map(Profile::key).toList());
		if (!unknown.isEmpty()) {
			throw ApiProblem.unknownKeys("companies", "company", unknown);
		}
	}

}
