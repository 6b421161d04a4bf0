package io.casebook.company.profile;

import io.casebook.company.group.CompanyGroup;
import io.casebook.company.key.Slug;
import io.casebook.company.revision.History;
import io.casebook.company.revision.Kind;
import io.casebook.company.revision.RecordedAsOf;
import io.casebook.company.revision.RecordedState;
import io.casebook.company.revision.Revision;
import io.casebook.company.revision.Versioned;
import io.casebook.company.revision.Versions;
import io.casebook.company.revision.WholeLists;
import io.casebook.keyset.Page;
import io.casebook.keyset.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Companies")
@RestController
@RequestMapping(path = "/api/v1/companies", produces = MediaType.APPLICATION_JSON_VALUE)
class ProfileController {

	private static final String LIST = "The profiles of companies, by key; as application/x-ndjson all of them in one stream";

	private final ProfileRepository profiles;

	private final Versions versions;

	private final WholeLists lists;

	private final History history;

	ProfileController(ProfileRepository profiles, Versions versions, WholeLists lists, History history) {
		this.profiles = profiles;
		this.versions = versions;
		this.lists = lists;
		this.history = history;
	}

	@Operation(operationId = "listCompanies", summary = LIST)
	@GetMapping
	Mono<Page<Profile>> list(@ParameterObject ProfileFilter filter, @ParameterObject RecordedAsOf recordedAsOf,
			@ParameterObject PageRequest page) {
		ProfileFilter checked = filter.checked();
		RecordedState state = recordedAsOf.state();
		@Nullable String after = Slug.after(page);
		int rows = page.rows();
		return knownGroup(checked, state).then(this.profiles.page(checked, state, after, rows))
			.map((found) -> Page.of(found, page, (profile) -> new Object[] { profile.key() }));
	}

	@Operation(operationId = "listCompanies", summary = LIST)
	@GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
	Flux<Profile> stream(@ParameterObject ProfileFilter filter, @ParameterObject RecordedAsOf recordedAsOf) {
		ProfileFilter checked = filter.checked();
		return knownGroup(checked, recordedAsOf.state()).thenMany(this.lists.of(recordedAsOf.state(),
				(state, last, rows) -> this.profiles.page(checked, state, (last != null) ? last.key() : null, rows)));
	}

	@Operation(operationId = "getCompany", summary = "The profile of a company")
	@GetMapping("/{company}")
	Mono<ResponseEntity<Profile>> profile(@Parameter(description = "Key of the company") @PathVariable String company,
			@ParameterObject RecordedAsOf recordedAsOf) {
		return this.versions.require(recordedAsOf.state(), Kind.COMPANY, company, Profile.class).map(Versioned::answer);
	}

	@Operation(operationId = "listCompanyRevisions",
			summary = "The versions of a company's profile, the first recorded first")
	@GetMapping("/{company}/revisions")
	Mono<Page<Revision<Profile>>> revisions(@Parameter(description = "Key of the company") @PathVariable String company,
			@ParameterObject PageRequest page) {
		return this.history.page(Kind.COMPANY, company, page, Profile.class);
	}

	private Mono<Void> knownGroup(ProfileFilter filter, RecordedState state) {
		return (filter.group() != null)
				? this.versions.require(state, Kind.GROUP, filter.group(), CompanyGroup.class).then() : Mono.empty();
	}

}
