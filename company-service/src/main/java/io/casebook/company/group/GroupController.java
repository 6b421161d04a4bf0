package io.casebook.company.group;

import io.casebook.company.key.Slug;
import io.casebook.keyset.Page;
import io.casebook.keyset.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Groups")
@RestController
@RequestMapping("/api/v1/groups")
class GroupController {

	private final GroupRepository groups;

	GroupController(GroupRepository groups) {
		this.groups = groups;
	}

	@Operation(operationId = "listGroups",
			summary = "Groups of companies, by key; as application/x-ndjson all of them in one stream")
	@GetMapping
	Mono<Page<CompanyGroup>> list(@ParameterObject PageRequest page) {
		return this.groups.page(Slug.after(page), page.rows())
			.map((found) -> Page.of(found, page, (group) -> new Object[] { group.key() }));
	}

	@Operation(operationId = "listGroups",
			summary = "Groups of companies, by key; as application/x-ndjson all of them in one stream")
	@GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
	Flux<CompanyGroup> stream() {
		return this.groups.all();
	}

	@Operation(operationId = "getGroup", summary = "A group of companies, with the keys of its members in order")
	@GetMapping("/{group}")
	Mono<CompanyGroup> group(@Parameter(description = "Key of the group") @PathVariable String group) {
		return this.groups.require(group);
	}

}
