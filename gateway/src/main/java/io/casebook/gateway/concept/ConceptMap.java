package io.casebook.gateway.concept;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** All mappings as they stand at one time. */
public final class ConceptMap {

	private final Map<Concept, ConceptMapping> mappings;

	public ConceptMap(Collection<ConceptMapping> mappings) {
		this.mappings = mappings.stream().collect(Collectors.toMap(ConceptMapping::tag, Function.identity()));
	}

	/** The mapping of a concept for what was filed on a day; none when it has none. */
	public @Nullable ConceptMapping find(Concept concept, LocalDate filed) {
		ConceptMapping mapping = this.mappings.get(concept);
		return (mapping != null && mapping.covers(filed)) ? mapping : null;
	}

	/** What an index measures, by the concepts that are mapped to it. */
	public String definition(String index) {
		return this.mappings.values()
			.stream()
			.filter((mapping) -> mapping.index().equals(index))
			.map(ConceptMapping::tag)
			.sorted()
			.map(Concept::toString)
			.collect(Collectors.joining(", ", "As filed with the SEC under ", ""));
	}

}
