package io.casebook.metrics.index;

import java.time.Instant;
import java.util.List;

import io.casebook.intake.OneState;
import io.casebook.keyset.Cursor;
import io.casebook.keyset.Page;
import io.casebook.keyset.PageRequest;
import io.casebook.metrics.index.IndexRepository.IndexFilter;
import io.casebook.metrics.index.IndexRepository.PlacedIndex;
import io.casebook.metrics.indexset.IndexSet;
import io.casebook.metrics.indexset.IndexSetRepository;
import io.casebook.metrics.query.ParameterReader;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/indices")
class IndexController {

	private final IndexRepository indices;

	private final IndexVersions versions;

	private final IndexSetRepository sets;

	private final OneState oneState;

	IndexController(IndexRepository indices, IndexVersions versions, IndexSetRepository sets, OneState oneState) {
		this.indices = indices;
		this.versions = versions;
		this.sets = sets;
		this.oneState = oneState;
	}

	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "listIndices", summary = "List the indices",
			description = "In the catalogue's order, or in that of the set asked for.")
	Mono<Page<Index>> list(IndexRequest request, PageRequest page) {
		int rows = page.rows();
		int after = after(page.after());
		IndexRequest.Wanted wanted = request.read();
		Mono<List<PlacedIndex>> found = filter(wanted).flatMap((filter) -> this.indices.find(filter, after, rows));
		return ((wanted.set() != null) ? this.oneState.read(found) : found).map((indices) -> page(indices, page));
	}

	@GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
	@Operation(operationId = "listIndices", summary = "List the indices", description = "As x-ndjson, all of them.")
	Flux<Index> stream(IndexRequest request) {
		IndexRequest.Wanted wanted = request.read();
		return this.indices.fix(wanted.recordedAsOf())
			.flatMap((time) -> filter(wanted.at(time)))
			.flatMapMany(this.indices::findAll);
	}

	@GetMapping(path = "/{index}", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "getIndex", summary = "Get an index",
			description = "Its current version, or that of the time asked for.")
	Mono<ResponseEntity<Index>> index(
			@PathVariable @Parameter(description = "Key of the index", example = "valuation") String index,
			@RequestParam(required = false) @Parameter(
					description = "RFC 3339; the state that was recorded at that time") @Nullable String recordedAsOf) {
		ParameterReader reader = new ParameterReader();
		Instant time = reader.instant("recordedAsOf", recordedAsOf);
		reader.verify();
		return this.versions.find(index, time)
			.switchIfEmpty(Mono.error(() -> new UnknownIndexException("index", List.of(index))))
			.map(Version::answer);
	}

	@GetMapping(path = "/{index}/history", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "listIndexVersions", summary = "List the versions of an index",
			description = "The first recorded first.")
	Mono<Page<Version<Index>>> history(
			@PathVariable @Parameter(description = "Key of the index", example = "valuation") String index,
			PageRequest page) {
		int rows = page.rows();
		return this.versions.history(index, after(page.after()), rows)
			.filter((versions) -> !versions.isEmpty())
			.map((versions) -> Page.of(versions, page, (version) -> new Object[] { version.revision() }))
			.switchIfEmpty(Mono.error(() -> new UnknownIndexException("index", List.of(index))));
	}

	private Mono<IndexFilter> filter(IndexRequest.Wanted wanted) {
		Mono<IndexFilter> all = Mono
			.just(new IndexFilter(wanted.words(), wanted.dimension(), null, wanted.recordedAsOf()));
		return (wanted.set() == null) ? all : this.sets.findByKey("set", wanted.set(), wanted.recordedAsOf())
			.map(IndexSet::indices)
			.map((members) -> new IndexFilter(wanted.words(), wanted.dimension(), members, wanted.recordedAsOf()));
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
