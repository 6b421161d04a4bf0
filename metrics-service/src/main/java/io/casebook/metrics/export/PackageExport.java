package io.casebook.metrics.export;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.casebook.intake.PackageRow;
import io.casebook.intake.Recording;
import io.casebook.metrics.claim.Claim;
import io.casebook.metrics.index.Index;
import io.casebook.metrics.index.IndexRepository;
import io.casebook.metrics.indexset.IndexSet;
import io.casebook.metrics.indexset.IndexSetRepository;
import io.casebook.metrics.observation.ContentRepository;
import io.casebook.metrics.observation.ObservationTable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Gives out what is recorded about companies, as of the last time of recording. With
 * their claims go the index sets that have at least one of the indices used, and all
 * indices used or in these sets: an import of these into nothing brings up the same sets
 * and indices again.
 */
@Component
class PackageExport {

	private final ContentRepository contents;

	private final IndexRepository indices;

	private final IndexSetRepository sets;

	private final Recording recording;

	PackageExport(ContentRepository contents, IndexRepository indices, IndexSetRepository sets, Recording recording) {
		this.contents = contents;
		this.indices = indices;
		this.sets = sets;
		this.recording = recording;
	}

	Flux<PackageRow> rows(ExportRequest request) {
		return this.recording.last().flatMapMany((at) -> {
			Flux<PackageRow> catalogue = this.contents.usedIndices(request.companies(), at)
				.zipWhen((used) -> setsWith(used, at))
				.flatMapMany((found) -> catalogue(found.getT1(), found.getT2(), at));
			Flux<PackageRow> observations = numbered("observations",
					this.contents.current(request.companies(), at)
						.concatMapIterable((claims) -> claims, 1)
						.map((claim) -> fields(ObservationTable.COLUMNS, ObservationTable.cells(claim))));
			Flux<PackageRow> history = request.history() ? history(request.companies(), at) : Flux.empty();
			return Flux.concat(catalogue, observations, history);
		});
	}

	/** The table of the observations alone, in pieces. */
	Flux<String> table(ExportRequest request) {
		return this.recording.last()
			.flatMapMany((at) -> this.contents.current(request.companies(), at))
			.concatMapIterable(ObservationTable::pieces, 1)
			.switchOnFirst((first, rows) -> first.isOnError() ? rows : rows.startWith(ObservationTable.header()));
	}

	private Mono<List<IndexSet>> setsWith(Collection<String> indices, Instant at) {
		Set<String> used = Set.copyOf(indices);
		return this.sets.findAll(at).filter((set) -> set.indices().stream().anyMatch(used::contains)).collectList();
	}

	private Flux<PackageRow> catalogue(List<String> used, List<IndexSet> sets, Instant at) {
		Set<String> wanted = new LinkedHashSet<>(used);
		sets.forEach((set) -> wanted.addAll(set.indices()));
		Flux<Map<String, @Nullable String>> indices = this.indices.findAll(at)
			.filter((index) -> wanted.contains(index.key()))
			.map(PackageExport::fields);
		return Flux.concat(numbered("indices", indices),
				numbered("index-sets", Flux.fromStream(sets.stream().flatMap(PackageExport::fields))));
	}

	private Flux<PackageRow> history(Collection<String> companies, Instant at) {
		List<String> columns = Stream
			.concat(ObservationTable.VERSION_COLUMNS.stream(), ObservationTable.COLUMNS.stream())
			.toList();
		return numbered("observation-history",
				this.contents.past(companies, at)
					.concatMapIterable((claims) -> claims, 1)
					.map((claim) -> fields(columns, cells(claim))));
	}

	private static List<@Nullable String> cells(Claim claim) {
		List<@Nullable String> cells = ObservationTable.versionCells(claim);
		cells.addAll(ObservationTable.cells(claim));
		return cells;
	}

	/** The header is row 1. */
	private static Flux<PackageRow> numbered(String resource, Flux<Map<String, @Nullable String>> rows) {
		return rows.index((number, fields) -> new PackageRow(resource, number + 2, fields));
	}

	private static Map<String, @Nullable String> fields(Index index) {
		return fields(
				List.of("key", "title", "unit", "unitLabel", "dimension", "better", "basis", "definition", "formula"),
				Arrays.asList(index.key(), index.title(), index.unit(), index.unitLabel(), index.dimension().toString(),
						index.better().toString(), index.basis().toString(), index.definition(), index.formula()));
	}

	private static Stream<Map<String, @Nullable String>> fields(IndexSet set) {
		return set.indices()
			.stream()
			.map((index) -> fields(List.of("key", "title", "description", "index"),
					Arrays.asList(set.key(), set.title(), set.description(), index)));
	}

	/** What says nothing is left out. */
	private static Map<String, @Nullable String> fields(List<String> columns, List<@Nullable String> cells) {
		Map<String, @Nullable String> fields = new LinkedHashMap<>();
		for (int place = 0; place < columns.size(); place++) {
			String cell = cells.get(place);
			if (cell != null && !cell.isEmpty()) {
				fields.put(columns.get(place), cell);
			}
		}
		return fields;
	}

}
