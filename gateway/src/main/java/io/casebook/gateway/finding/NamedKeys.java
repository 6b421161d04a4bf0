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
 * named.
 */
final class NamedKeys {

	private final Map<String, String> places = new LinkedHashMap<>();

	NamedKeys(Stated stated, Parties parties) {
		for (Figure figure : stated.claims()) {
			String place = "the index " + stated.index(figure.index());
			note(figure.company(), place);
			note(figure.subject(), place + " of " + parties.label(figure.company()));
		}
		for (Event event : stated.happenings()) {
			String place = "the event \"" + event.title() + "\"";
			note(event.company(), place);
			note(event.subject(), place + " of " + parties.label(event.company()));
		}
		for (Relationship relationship : stated.relationships()) {
			String place = "the relationship \"%s %s %s\"".formatted(parties.label(relationship.from()),
					relationship.relation().replace('-', ' '), parties.label(relationship.to()));
			note(relationship.from(), place);
			note(relationship.to(), place);
		}
	}

	Set<String> keys() {
		return this.places.keySet();
	}

	/** Those that are nobody's. */
	List<Finding> unknown(Set<String> known) {
		List<Finding> findings = new ArrayList<>();
		this.places.forEach((key, place) -> {
			if (!known.contains(key)) {
				findings.add(Finding.info("unknown-key",
						"No company or offering has the key '%s', which is named by %s".formatted(key, place), key));
			}
		});
		return findings;
	}

	private void note(@Nullable String key, String place) {
		if (key != null) {
			this.places.putIfAbsent(key, place);
		}
	}

}
