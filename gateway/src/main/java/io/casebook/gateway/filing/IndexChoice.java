package io.casebook.gateway.filing;

import java.util.HashMap;
import java.util.Map;

import io.casebook.gateway.concept.Concept;
import io.casebook.gateway.concept.ConceptMap;
import io.casebook.gateway.concept.ConceptMapping;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the unit and the main index of a fact: the index that its concept is mapped to
 * at the time of filing, else one of the concept's own.
 */
final class IndexChoice {

	private final ConceptMap mappings;

	private final Map<Concept, String> own = new HashMap<>();

	private final Map<String, XbrlUnit> units = new HashMap<>();

	IndexChoice(ConceptMap mappings) {
		this.mappings = mappings;
	}

	XbrlUnit unit(Fact fact) {
		return this.units.computeIfAbsent(fact.unit(), XbrlUnit::of);
	}

	@Nullable ConceptMapping mapping(Fact fact) {
		return this.mappings.find(fact.concept(), fact.filing().filed());
	}

	String key(Fact fact) {
		ConceptMapping mapping = mapping(fact);
		return (mapping != null) ? mapping.index() : this.own.computeIfAbsent(fact.concept(), IndexKey::of);
	}

}
