package io.casebook.company.source;

import io.casebook.company.key.WantedKeys;
import io.casebook.company.revision.History;
import io.casebook.company.revision.Kind;
import io.casebook.company.revision.RecordedAsOf;
import io.casebook.company.revision.Revision;
import io.casebook.company.revision.Versioned;
import io.casebook.company.revision.Versions;
import io.casebook.company.revision.WholeLists;
import io.casebook.keyset.Cursor;
import io.casebook.keyset.Page;
import io.casebook.keyset.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Sources")
@RestController
class SourceController {

	private static final String LIST = "Bibliographic references, by key; as application/x-ndjson all of them in one stream";

	private final Versions versions;

	private final WholeLists lists;

	private final History history;

	SourceController(Versions versions, WholeLists lists, History history) {
		this.versions = versions;
		this.lists = lists;
		this.history = history;
	}

	@Operation(operationId = "listSources", summary = LIST)
	@GetMapping(path = "/api/v1/sources", produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<Page<Source>> list(@ParameterObject RecordedAsOf recordedAsOf, @ParameterObject PageRequest page) {
		return this.versions.page(recordedAsOf.state(), Kind.SOURCE, after(page), page.rows(), Source.class)
			.map((found) -> Page.of(found, page, (source) -> new Object[] { source.key() }));
	}

	@Operation(operationId = "listSources", summary = LIST)
	@GetMapping(path = "/api/v1/sources", produces = MediaType.APPLICATION_NDJSON_VALUE)
	Flux<Source> stream(@ParameterObject RecordedAsOf recordedAsOf) {
		return this.lists.of(recordedAsOf.state(), (state, last, rows) -> this.versions.page(state, Kind.SOURCE,
				(last != null) ? last.key() : null, rows, Source.class));
	}

	@Operation(operationId = "getSource", summary = "A bibliographic reference, as CSL-JSON")
	@GetMapping(path = "/api/v1/sources/{source}", produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<Source>> source(@Parameter(description = "Key of the source") @PathVariable String source,
			@ParameterObject RecordedAsOf recordedAsOf) {
		return this.versions.require(recordedAsOf.state(), Kind.SOURCE, source, Source.class).map(Versioned::answer);
	}

	@Operation(operationId = "listSourceHistory", summary = "The versions of a reference, the first recorded first")
	@GetMapping(path = "/api/v1/sources/{source}/history", produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<Page<Revision<Source>>> history(@Parameter(description = "Key of the source") @PathVariable String source,
			@ParameterObject PageRequest page) {
		return this.history.page(Kind.SOURCE, source, page, Source.class);
	}

	@Operation(operationId = "findSources",
			summary = "The references of some keys, in their order; those that are unknown are left out")
	@ApiResponse(responseCode = "200", description = "An object with the list items",
			content = @Content(schema = @Schema(type = "object")))
	@GetMapping(path = "/internal/sources", produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<byte[]> some(@ParameterObject WantedKeys wanted, @ParameterObject RecordedAsOf recordedAsOf) {
		return this.versions.findAll(recordedAsOf.state(), Kind.SOURCE, wanted.given());
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
