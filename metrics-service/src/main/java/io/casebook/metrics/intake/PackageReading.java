package io.casebook.metrics.intake;

import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.casebook.metrics.index.Basis;
import io.casebook.metrics.index.Better;
import io.casebook.metrics.index.Dimension;
import io.casebook.metrics.index.Index;
import io.casebook.metrics.indexset.IndexSet;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of one package, one after the other. The catalogue, which is short by
 * its nature, is kept; observations are handed on.
 */
final class PackageReading {

	/** Codes of ISO 4217. */
	static final List<String> CURRENCIES = Currency.getAvailableCurrencies()
		.stream()
		.map(Currency::getCurrencyCode)
		.sorted()
		.toList();

	static final String INDICES = "indices";

	static final String INDEX_SETS = "index-sets";

	private static final Set<String> INDEX_FIELDS = Set.of("key", "title", "unit", "unitLabel", "dimension", "better",
			"basis", "definition", "formula");

	private static final Set<String> SET_FIELDS = Set.of("key", "title", "description", "index");

	/** Bounds what is kept in memory. */
	private static final int MOST_CATALOGUE_ROWS = 20_000;

	private final Faults faults = new Faults();

	private final Map<String, IncomingIndex> indices = new LinkedHashMap<>();

	private final Map<String, IncomingSet> sets = new LinkedHashMap<>();

	private final Set<String> refusedIndices = new HashSet<>();

	private int catalogueRows;

	/** Reads a row; gives on the observation if it is one, and right by itself. */
	List<IncomingObservation> read(PackageRow row) {
		if (row.resource() == null || row.row() == null || row.fields() == null) {
			throw new ApiProblem(ProblemType.MALFORMED_REQUEST, "Each line needs resource, row and fields");
		}
		switch (row.resource()) {
			case IncomingObservation.RESOURCE -> {
				RowReader reader = new RowReader(row.resource(), row.row(), row.fields(), IncomingObservation.FIELDS,
						this.faults);
				IncomingObservation observation = IncomingObservation.read(reader);
				return reader.isRefused() ? List.of() : List.of(observation);
			}
			case INDICES ->
				readIndex(new RowReader(row.resource(), row.row(), row.fields(), INDEX_FIELDS, this.faults));
			case INDEX_SETS -> readSet(new RowReader(row.resource(), row.row(), row.fields(), SET_FIELDS, this.faults));
			default -> this.faults.add(row.resource(), row.row(), null, null,
					"indices, index-sets or observations; this resource is not kept here");
		}
		return List.of();
	}

	private void readIndex(RowReader row) {
		Index index = new Index(row.key("key"), row.required("title", 300), row.unit("unit"),
				row.optional("unitLabel", 100), row.code("dimension", Dimension.class),
				row.code("better", Better.class), row.code("basis", Basis.class), row.optional("definition", 4000),
				row.optional("formula", 1000));
		if (this.indices.containsKey(index.key())) {
			row.refuse("key", index.key(), "each index once");
		}
		if (!row.isRefused() && index.dimension() == Dimension.MONEY && !CURRENCIES.contains(index.unit())) {
			row.refuse("unit", index.unit(), "for money, an ISO 4217 code such as USD");
		}
		if (!row.isRefused() && hasRoom(row)) {
			this.indices.put(index.key(), new IncomingIndex(index, row.row()));
		}
		else if (!this.indices.containsKey(index.key())) {
			this.refusedIndices.add(index.key());
		}
	}

	private void readSet(RowReader row) {
		String key = row.key("key");
		String title = row.required("title", 300);
		String description = row.optional("description", 4000);
		String index = row.key("index");
		if (row.isRefused() || !hasRoom(row)) {
			return;
		}
		IncomingSet set = this.sets.computeIfAbsent(key,
				(each) -> new IncomingSet(each, title, description, new LinkedHashMap<>()));
		if (!set.isSaid(title, description)) {
			row.refuse("title", title, "the same title and description in all rows of the set");
		}
		if (set.members().putIfAbsent(index, row.row()) != null) {
			row.refuse("index", index, "each index once in a set");
		}
	}

	private boolean hasRoom(RowReader row) {
		this.catalogueRows++;
		if (this.catalogueRows == MOST_CATALOGUE_ROWS + 1) {
			row.refuse(null, null, "at most %d rows of indices and index sets".formatted(MOST_CATALOGUE_ROWS));
		}
		return this.catalogueRows <= MOST_CATALOGUE_ROWS;
	}

	Faults faults() {
		return this.faults;
	}

	Map<String, IncomingIndex> indices() {
		return this.indices;
	}

	Map<String, IncomingSet> sets() {
		return this.sets;
	}

	/** Keys whose fault is already noted where the index itself stands. */
	Set<String> refusedIndices() {
		return this.refusedIndices;
	}

	/** An index and the number of its row. */
	record IncomingIndex(Index index, long row) {
	}

	/** A set as far as it is read; its members with the numbers of their rows. */
	record IncomingSet(String key, String title, @Nullable String description, Map<String, Long> members) {

		boolean isSaid(String title, @Nullable String description) {
			return this.title.equals(title)
					&& ((this.description != null) ? this.description.equals(description) : description == null);
		}

		IndexSet set() {
			return new IndexSet(this.key, this.title, this.description, List.copyOf(this.members.keySet()));
		}

	}

}
