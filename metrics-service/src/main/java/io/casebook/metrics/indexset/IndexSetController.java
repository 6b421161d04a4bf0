package io.casebook.metrics.indexset;

import java.time.Instant;

import io.casebook.keyset.Cursor;
import io.casebook.keyset.Page;
import io.casebook.keyset.PageRequest;
import io.casebook.metrics.indexset.IndexSetRepository.PlacedSet;
import io.casebook.metrics.recording.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/index-sets")
class IndexSetController {

	private final IndexSetRepository sets;

	private final IndexSetVersions versions;

	IndexSetController(IndexSetRepository sets, IndexSetVersions versions) {
		this.sets = sets;
		this.versions = versions;
	}

	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "listIndexSets", summary = "List the index sets")
	Mono<Page<IndexSet>> list(IndexSetRequest request, PageRequest page) {
		return this.sets.find(request.read(), after(page.after()), page.rows())
			.map((found) -> Page.of(found, page, (placed) -> new Object[] { placed.place() }))
			.map((found) -> new Page<>(found.items().stream().map(PlacedSet::set).toList(), found.next()));
	}

	@GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
	@Operation(operationId = "listIndexSets", summary = "List the index sets",
			description = "As x-ndjson, all of them.")
	Flux<IndexSet> stream(IndexSetRequest request) {
		Instant recordedAsOf = request.read();
		return (recordedAsOf != null) ? this.sets.findAll(recordedAsOf) : this.sets.findAll();
	}

	@GetMapping(path = "/{set}", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "getIndexSet", summary = "Get an index set",
			description = "Its current version, or that of the time asked for.")
	Mono<ResponseEntity<IndexSet>> set(
			@PathVariable @Parameter(description = "Key of the index set", example = "key-indices") String set,
			IndexSetRequest request) {
		return this.versions.find(set, request.read())
			.map(Version::answer)
			.switchIfEmpty(Mono.error(() -> IndexSetRepository.unknown("set", set)));
	}

	@GetMapping(path = "/{set}/history", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "listIndexSetVersions", summary = "List the versions of an index set",
			description = "The first recorded first.")
	Mono<Page<Version<IndexSet>>> history(
			@PathVariable @Parameter(description = "Key of the index set", example = "key-indices") String set,
			PageRequest page) {
		return this.versions.history(set, after(page.after()), page.rows())
			.collectList()
			.filter((versions) -> !versions.isEmpty())
			.map((versions) -> Page.of(versions, page, (version) -> new Object[] { version.revision() }))
			.switchIfEmpty(Mono.error(() -> IndexSetRepository.unknown("set", set)));
	}

	private static int after(@Nullable Cursor cursor) {
		if (cursor == null) {
			return 0;
		}
		try {
			return Integer.parseInt(cursor.keys(1).getFirst());
		}
		catch (NumberFormatException ex) {
			throw cursor.broken();
		}
	}

}
