package io.casebook.company.group;

import io.casebook.company.key.Slug;
import io.casebook.company.revision.History;
import io.casebook.company.revision.Kind;
import io.casebook.company.revision.RecordedAsOf;
import io.casebook.company.revision.Revision;
import io.casebook.company.revision.Versioned;
import io.casebook.company.revision.Versions;
import io.casebook.company.revision.WholeLists;
import io.casebook.keyset.Page;
import io.casebook.keyset.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Groups")
@RestController
@RequestMapping(path = "/api/v1/groups", produces = MediaType.APPLICATION_JSON_VALUE)
class GroupController {

	private static final String LIST = "Groups of companies, by key; as application/x-ndjson all of them in one stream";

	private final Versions versions;

	private final WholeLists lists;

	private final History history;

	GroupController(Versions versions, WholeLists lists, History history) {
		this.versions = versions;
		this.lists = lists;
		this.history = history;
	}

	@Operation(operationId = "listGroups", summary = LIST)
	@GetMapping
	Mono<Page<CompanyGroup>> list(@ParameterObject RecordedAsOf recordedAsOf, @ParameterObject PageRequest page) {
		return this.versions.page(recordedAsOf.state(), Kind.GROUP, Slug.after(page), page.rows(), CompanyGroup.class)
			.map((found) -> Page.of(found, page, (group) -> new Object[] { group.key() }));
	}

	@Operation(operationId = "listGroups", summary = LIST)
	@GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
	Flux<CompanyGroup> stream(@ParameterObject RecordedAsOf recordedAsOf) {
		return this.lists.of(recordedAsOf.state(), (state, last, rows) -> this.versions.page(state, Kind.GROUP,
				(last != null) ? last.key() : null, rows, CompanyGroup.class));
	}

	@Operation(operationId = "getGroup", summary = "A group of companies, with the keys of its members in order")
	@GetMapping("/{group}")
	Mono<ResponseEntity<CompanyGroup>> group(@Parameter(description = "Key of the group") @PathVariable String group,
			@ParameterObject RecordedAsOf recordedAsOf) {
		return this.versions.require(recordedAsOf.state(), Kind.GROUP, group, CompanyGroup.class)
			.map(Versioned::answer);
	}

	@Operation(operationId = "listGroupHistory", summary = "The versions of a group, the first recorded first")
	@GetMapping("/{group}/history")
	Mono<Page<Revision<CompanyGroup>>> history(@Parameter(description = "Key of the group") @PathVariable String group,
			@ParameterObject PageRequest page) {
		return this.history.page(Kind.GROUP, group, page, CompanyGroup.class);
	}

}
