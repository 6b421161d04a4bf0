package io.casebook.company.source;

import java.util.List;

import io.casebook.keyset.Cursor;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Sources")
@RestController
class SourceController {

	private final SourceRepository sources;

	SourceController(SourceRepository sources) {
		this.sources = sources;
	}

	@Operation(operationId = "listSources",
			summary = "Bibliographic references, by key; as application/x-ndjson all of them in one stream")
	@GetMapping("/api/v1/sources")
	Mono<Page<Source>> list(@ParameterObject PageRequest page) {
		return this.sources.page(after(page), page.rows())
			.map((found) -> Page.of(found, page, (source) -> new Object[] { source.key() }));
	}

	@Operation(operationId = "listSources",
			summary = "Bibliographic references, by key; as application/x-ndjson all of them in one stream")
	@GetMapping(path = "/api/v1/sources", produces = MediaType.APPLICATION_NDJSON_VALUE)
	Flux<Source> stream() {
		return this.sources.all();
	}

	@Operation(operationId = "getSource", summary = "A bibliographic reference, as CSL-JSON")
	@GetMapping("/api/v1/sources/{source}")
	Mono<Source> source(@Parameter(description = "Key of the source") @PathVariable String source) {
		return this.sources.findAll(List.of(source))
			.flatMap((found) -> Mono.justOrEmpty(found.stream().findFirst()))
			.switchIfEmpty(Mono.error(() -> ApiProblem.unknownKeys("source", "source", List.of(source))));
	}

	@Operation(operationId = "findSources",
			summary = "The references of some keys, in their order; those that are unknown are left out")
	@GetMapping("/internal/sources")
	Mono<Page<Source>> some(@Parameter(description = "Keys, separated by commas") @RequestParam List<String> keys) {
		return this.sources.findAll(keys).map(Page::whole);
	}

	private static @Nullable String after(PageRequest page) {
		Cursor cursor = page.after();
		if (cursor == null) {
			return null;
		}
		String key = cursor.keys(1).getFirst();
		if (!SourceKey.matches(key)) {
			throw cursor.broken();
		}
		return key;
	}

}
