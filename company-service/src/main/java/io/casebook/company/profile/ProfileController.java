package io.casebook.company.profile;

import java.util.List;

import io.casebook.company.group.GroupRepository;
import io.casebook.company.key.Slug;
import io.casebook.keyset.Page;
import io.casebook.keyset.PageRequest;
import io.casebook.problem.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Companies")
@RestController
@RequestMapping("/api/v1/companies")
class ProfileController {

	private final ProfileRepository profiles;

	private final GroupRepository groups;

	ProfileController(ProfileRepository profiles, GroupRepository groups) {
		this.profiles = profiles;
		this.groups = groups;
	}

	@Operation(operationId = "listCompanies",
			summary = "The profiles of companies, by key; as application/x-ndjson all of them in one stream")
	@GetMapping
	Mono<Page<Profile>> list(@ParameterObject ProfileFilter filter, @ParameterObject PageRequest page) {
		ProfileFilter checked = filter.checked();
		@Nullable String after = Slug.after(page);
		int rows = page.rows();
		return knownGroup(checked).then(this.profiles.page(checked, after, rows))
			.map((found) -> Page.of(found, page, (profile) -> new Object[] { profile.key() }));
	}

	@Operation(operationId = "listCompanies",
			summary = "The profiles of companies, by key; as application/x-ndjson all of them in one stream")
	@GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
	Flux<Profile> stream(@ParameterObject ProfileFilter filter) {
		ProfileFilter checked = filter.checked();
		return knownGroup(checked).thenMany(this.profiles.all(checked));
	}

	@Operation(operationId = "getCompany", summary = "The profile of a company")
	@GetMapping("/{company}")
	Mono<Profile> profile(@Parameter(description = "Key of the company") @PathVariable String company) {
		return this.profiles.findAll(List.of(company))
			.flatMap((found) -> Mono.justOrEmpty(found.stream().findFirst()))
			.switchIfEmpty(Mono.error(() -> ApiProblem.unknownKeys("company", "company", List.of(company))));
	}

	private Mono<Void> knownGroup(ProfileFilter filter) {
		return (filter.group() != null) ? this.groups.require(filter.group()).then() : Mono.empty();
	}

}
