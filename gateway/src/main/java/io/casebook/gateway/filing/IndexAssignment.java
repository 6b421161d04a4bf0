package io.casebook.gateway.filing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.casebook.gateway.catalogue.CatalogueIndex;

/**
 * Assigns an index of the catalogue to each unit of each index that a document needs. The
 * units of an index are of one sort, so another sort gets an index of its own beside the
 * main one. What the catalogue has already is used as it is.
 */
final class IndexAssignment {

	private final Map<String, Map<String, String>> keys = new HashMap<>();

	private final List<Map<String, String>> absent = new ArrayList<>();

	private IndexAssignment() {
	}

	/** The keys under which indices may have to be looked up. */
	static Set<String> candidates(Collection<IndexDraft> drafts) {
		Set<String> keys = new HashSet<>();
		for (IndexDraft draft : drafts) {
			keys.add(draft.key());
			draft.units(null).forEach((unit) -> {
				keys.add(IndexKey.forUnit(draft.key(), unit));
				keys.add(IndexKey.another(draft.key(), unit));
			});
		}
		return keys;
	}

	/**
	 * The assignment.
	 * @param catalogue those of the candidates that there are, by key
	 */
	static IndexAssignment of(Collection<IndexDraft> drafts, Map<String, CatalogueIndex> catalogue) {
		IndexAssignment assignment = new IndexAssignment();
		drafts.forEach((draft) -> assignment.assign(draft, catalogue));
		return assignment;
	}

	private void assign(IndexDraft draft, Map<String, CatalogueIndex> catalogue) {
		CatalogueIndex main = catalogue.get(draft.key());
		Map<String, String> byFamily = new HashMap<>();
		boolean isFirst = true;
		for (XbrlUnit unit : draft.units(main)) {
			boolean isMain = isFirst && (main == null || unit.isOf(main));
			String key = isMain ? draft.key() : beside(draft.key(), unit, catalogue);
			byFamily.put(unit.family(), key);
			if (!catalogue.containsKey(key)) {
				this.absent.add(row(key, draft, unit, isMain));
			}
			isFirst = false;
		}
		this.keys.put(draft.key(), byFamily);
	}

	private static String beside(String main, XbrlUnit unit, Map<String, CatalogueIndex> catalogue) {
		CatalogueIndex there = catalogue.get(IndexKey.forUnit(main, unit));
		return (there == null || unit.isOf(there)) ? IndexKey.forUnit(main, unit) : IndexKey.another(main, unit);
	}

	private static Map<String, String> row(String key, IndexDraft draft, XbrlUnit unit, boolean isMain) {
		Map<String, String> row = new LinkedHashMap<>();
		row.put("key", key);
		row.put("title", isMain ? draft.title() : draft.title() + " (" + unit.text() + ")");
		row.put("unit", unit.code());
		String label = unit.label();
		if (label != null) {
			row.put("unitLabel", label);
		}
		row.put("dimension", unit.dimension());
		row.put("better", draft.better());
		row.put("basis", "actual");
		row.put("definition", draft.definition());
		return row;
	}

	/** The index for facts in a unit. */
	String key(String draft, XbrlUnit unit) {
		String key = this.keys.getOrDefault(draft, Map.of()).get(unit.family());
		if (key == null) {
			throw new IllegalStateException("No index of %s for %s".formatted(draft, unit.code()));
		}
		return key;
	}

	/** How many indices the facts go to. */
	int size() {
		return this.keys.values().stream().mapToInt(Map::size).sum();
	}

	/** Rows of the indices that are to be made. */
	List<Map<String, String>> absent() {
		return this.absent;
	}

}
