package io.casebook.gateway.filing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.casebook.gateway.catalogue.CatalogueIndex;
import org.jspecify.annotations.Nullable;

/** An index that a document needs, with all units that it is stated in. */
final class IndexDraft {

	private static final List<String> DIMENSIONS = List.of(XbrlUnit.MONEY, XbrlUnit.PRICE, XbrlUnit.COUNT,
			XbrlUnit.NUMBER);

	private static final Comparator<XbrlUnit> ORDER = Comparator
		.<XbrlUnit>comparingInt((unit) -> place(unit.dimension()))
		.thenComparing(XbrlUnit::family);

	private static final String USUAL_CURRENCY = "USD";

	private final String key;

	private final Map<String, XbrlUnit> units = new HashMap<>();

	private String title;

	private String definition;

	private String better;

	IndexDraft(String key, String title, String better, String definition) {
		this.key = key;
		this.title = title;
		this.better = better;
		this.definition = definition;
	}

	String key() {
		return this.key;
	}

	String title() {
		return this.title;
	}

	String better() {
		return this.better;
	}

	String definition() {
		return this.definition;
	}

	void describe(String newTitle, String newDefinition) {
		this.title = newTitle;
		this.definition = newDefinition;
	}

	/** Notes a unit; of several currencies, one stands for all, whatever their order. */
	void add(XbrlUnit unit) {
		this.units.merge(unit.family(), unit, (one, other) -> preferred(one, other));
	}

	/** One unit of each family, the one whose index is the main one first. */
	List<XbrlUnit> units(@Nullable CatalogueIndex main) {
		Comparator<XbrlUnit> order = (main != null)
				? Comparator.<XbrlUnit, Boolean>comparing((unit) -> !unit.isOf(main)).thenComparing(ORDER) : ORDER;
		return this.units.values().stream().sorted(order).toList();
	}

	private static int place(String dimension) {
		int place = DIMENSIONS.indexOf(dimension);
		return (place >= 0) ? place : DIMENSIONS.size();
	}

	private static XbrlUnit preferred(XbrlUnit one, XbrlUnit other) {
		if (one.code().equals(USUAL_CURRENCY) || other.code().equals(USUAL_CURRENCY)) {
			return one.code().equals(USUAL_CURRENCY) ? one : other;
		}
		return (one.code().compareTo(other.code()) <= 0) ? one : other;
	}

}
