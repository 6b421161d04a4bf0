package io.casebook.gateway.finding;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.casebook.gateway.company.Cases;
import io.casebook.gateway.company.Relationship;
import io.casebook.gateway.metrics.Figure;
import io.casebook.gateway.metrics.Index;
import io.casebook.gateway.timeline.Event;

/**
 * What the services state together. Each is absent when it could not be had.
 *
 * @param indices those of the figures, as far as they came with them
 * @param missingSources the keys that are cited and have no source
 */
public record Stated(Optional<Cases> cases, Optional<List<? extends Figure>> figures, List<Index> indices,
		Optional<List<Event>> events, Optional<Set<String>> missingSources) {

	/** What is stated, when it is not known yet which sources are missing. */
	public Stated(Optional<Cases> cases, Optional<List<? extends Figure>> figures, List<Index> indices,
			Optional<List<Event>> events) {
		this(cases, figures, indices, events, Optional.empty());
	}

	Stated withMissingSources(Optional<Set<String>> keys) {
		return new Stated(this.cases, this.figures, this.indices, this.events, keys);
	}

	/** What an index is called, or its key when no title is known. */
	String index(String key) {
		return this.indices.stream()
			.filter((index) -> index.key().equals(key))
			.findFirst()
			.map((index) -> "\"" + index.title() + "\"")
			.orElse(key);
	}

	List<Relationship> relationships() {
		return this.cases.map(Cases::relationships).orElse(List.of());
	}

	List<? extends Figure> claims() {
		return this.figures.<List<? extends Figure>>map((figures) -> figures).orElse(List.of());
	}

	List<Event> happenings() {
		return this.events.orElse(List.of());
	}

}
