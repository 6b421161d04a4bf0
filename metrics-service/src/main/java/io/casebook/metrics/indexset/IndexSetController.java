package io.casebook.metrics.indexset;

import io.casebook.keyset.Cursor;
import io.casebook.keyset.Page;
import io.casebook.keyset.PageRequest;
import io.casebook.metrics.indexset.IndexSetRepository.PlacedSet;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/index-sets")
class IndexSetController {

	private final IndexSetRepository sets;

	IndexSetController(IndexSetRepository sets) {
		this.sets = sets;
	}

	@GetMapping
	@Operation(summary = "List the index sets")
	Mono<Page<IndexSet>> list(PageRequest request) {
		return this.sets.find(after(request.after()), request.rows())
			.collectList()
			.map((found) -> Page.of(found, request, (placed) -> new Object[] { placed.place() }))
			.map((page) -> new Page<>(page.items().stream().map(PlacedSet::set).toList(), page.next()));
	}

	@GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
	@Operation(summary = "List the index sets", description = "As x-ndjson, all of them.")
	Flux<IndexSet> stream() {
		return this.sets.find(0, null).map(PlacedSet::set);
	}

	@GetMapping("/{set}")
	@Operation(summary = "Get an index set")
	Mono<IndexSet> set(
			@PathVariable @Parameter(description = "Key of the index set", example = "key-indices") String set) {
		return this.sets.findByKey("set", set, null);
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
