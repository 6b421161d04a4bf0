package io.casebook.gateway.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.casebook.gateway.company.Relationship;
import io.casebook.gateway.metrics.Figure;
import io.casebook.gateway.timeline.Event;
import org.jspecify.annotations.Nullable;

/**
 * The keys of companies and offerings that statements name, each with where it is first
 * named. Where that is, is put in words only when it is asked for: hardly ever.
 */
final class NamedKeys {

	private final Map<String, Place> places = new LinkedHashMap<>();

	NamedKeys(Stated stated) {
		for (Figure figure : stated.claims()) {
			note(figure.company(), (parties) -> index(stated, figure));
			note(figure.subject(), (parties) -> index(stated, figure) + " of " + parties.label(figure.company()));
		}
		for (Event event : stated.happenings()) {
			note(event.company(), (parties) -> event(event));
			note(event.subject(), (parties) -> event(event) + " of " + parties.label(event.company()));
		}
		for (Relationship relationship : stated.relationships()) {
			note(relationship.from(), (parties) -> relationship(relationship, parties));
			note(relationship.to(), (parties) -> relationship(relationship, parties));
		}
	}

	Set<String> keys() {
		return this.places.keySet();
	}

	/**
	 * Those that are nobody's.
	 * @param known those that are somebody's
	 * @param parties what the others are called
	 */
	List<Finding> unknown(Set<String> known, Parties parties) {
		List<Finding> findings = new ArrayList<>();
		this.places.forEach((key, place) -> {
			if (!known.contains(key)) {
				findings.add(Finding.info("unknown-key", "No company or offering has the key '%s', which is named by %s"
					.formatted(key, place.among(parties)), key));
			}
		});
		return findings;
	}

	private void note(@Nullable String key, Place place) {
		if (key != null) {
			this.places.putIfAbsent(key, place);
		}
	}

	private static String index(Stated stated, Figure figure) {
		return "the index " + stated.index(figure.index());
	}

	private static String event(Event event) {
		return "the event \"" + event.title() + "\"";
	}

	private static String relationship(Relationship relationship, Parties parties) {
		return "the relationship \"%s %s %s\"".formatted(parties.label(relationship.from()),
				relationship.relation().replace('-', ' '), parties.label(relationship.to()));
	}

	/** Where a key is named. */
	@FunctionalInterface
	private interface Place {

		/** In words, in which companies and offerings have their names. */
		String among(Parties parties);

	}

}
