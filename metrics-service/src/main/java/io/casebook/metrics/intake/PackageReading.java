package io.casebook.metrics.intake;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.casebook.intake.Faults;
import io.casebook.intake.FieldReader;
import io.casebook.intake.PackageRow;
import io.casebook.metrics.index.Index;
import io.casebook.metrics.indexset.IndexSet;
import io.casebook.metrics.observation.IncomingObservation;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of one package, one after the other. The catalogue, which is short by
 * its nature, is kept; observations are handed on.
 */
final class PackageReading {

	static final String INDICES = "indices";

	static final String INDEX_SETS = "index-sets";

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
				FieldReader reader = reader(row.resource(), row.row(), row.fields(), IncomingObservation.FIELDS);
				IncomingObservation observation = IncomingObservation.read(reader);
				return reader.isRefused() ? List.of() : List.of(observation);
			}
			case INDICES -> readIndex(reader(row.resource(), row.row(), row.fields(), Index.FIELDS));
			case INDEX_SETS -> readSet(reader(row.resource(), row.row(), row.fields(), SET_FIELDS));
			default -> this.faults.add(row.resource(), row.row(), null, null,
					"indices, index-sets or observations; this resource is not kept here");
		}
		return List.of();
	}

	private FieldReader reader(String resource, long row, Map<String, @Nullable String> fields, Set<String> known) {
		return FieldReader.ofRow(resource, row, fields, known, this.faults);
	}

	private void readIndex(FieldReader row) {
		Index index = Index.read(row);
		if (this.indices.containsKey(index.key())) {
			row.refuse("key", index.key(), "each index once");
		}
		if (!row.isRefused() && hasRoom(row)) {
			this.indices.put(index.key(), new IncomingIndex(index, row.row()));
		}
		else if (!this.indices.containsKey(index.key())) {
			this.refusedIndices.add(index.key());
		}
	}

	private void readSet(FieldReader row) {
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
		else if (set.members().size() == IndexSet.MOST + 1) {
			row.refuse("index", index, "at most %d indices in a set".formatted(IndexSet.MOST));
		}
	}

	private boolean hasRoom(FieldReader row) {
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
