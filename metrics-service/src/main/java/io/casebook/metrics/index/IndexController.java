package io.casebook.metrics.index;

import java.util.List;

import io.casebook.keyset.Cursor;
import io.casebook.keyset.Page;
import io.casebook.keyset.PageRequest;
import io.casebook.metrics.index.IndexRepository.IndexFilter;
import io.casebook.metrics.index.IndexRepository.PlacedIndex;
import io.casebook.metrics.indexset.IndexSet;
import io.casebook.metrics.indexset.IndexSetRepository;
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
@RequestMapping("/api/v1/indices")
class IndexController {

	private final IndexRepository indices;

	private final IndexSetRepository sets;

	IndexController(IndexRepository indices, IndexSetRepository sets) {
		this.indices = indices;
		this.sets = sets;
	}

	@GetMapping
	@Operation(summary = "List the indices", description = "In the catalogue's order, or in that of the set asked for.")
	Mono<Page<Index>> list(IndexRequest request, PageRequest page) {
		int rows = page.rows();
		int after = after(page.after());
		return filter(request).flatMap((filter) -> this.indices.find(filter, after, rows).collectList())
			.map((found) -> page(found, page));
	}

	@GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
	@Operation(summary = "List the indices", description = "As x-ndjson, all of them.")
	Flux<Index> stream(IndexRequest request) {
		return filter(request).flatMapMany((filter) -> this.indices.find(filter, 0, null)).map(PlacedIndex::index);
	}

	@GetMapping("/{index}")
	@Operation(summary = "Get an index")
	Mono<Index> index(@PathVariable @Parameter(description = "Key of the index", example = "valuation") String index) {
		return this.indices.findByKeys("index", List.of(index), null).map(List::getFirst);
	}

	private Mono<IndexFilter> filter(IndexRequest request) {
		IndexRequest.Wanted wanted = request.read();
		Mono<IndexFilter> all = Mono.just(new IndexFilter(wanted.words(), wanted.dimension(), null));
		return (wanted.set() == null) ? all
				: this.sets.findByKey("set", wanted.set(), null)
					.map(IndexSet::indices)
					.map((members) -> new IndexFilter(wanted.words(), wanted.dimension(), members));
	}

	private static Page<Index> page(List<PlacedIndex> found, PageRequest request) {
		Page<PlacedIndex> page = Page.of(found, request, (placed) -> new Object[] { placed.place() });
		return new Page<>(page.items().stream().map(PlacedIndex::index).toList(), page.next());
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
