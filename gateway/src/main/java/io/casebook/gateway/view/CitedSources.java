package io.casebook.gateway.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.Set;

import io.casebook.gateway.company.Capability;
import io.casebook.gateway.company.Offering;
import io.casebook.gateway.company.Profile;
import io.casebook.gateway.company.Relationship;
import io.casebook.gateway.evidence.Citation;
import io.casebook.gateway.metrics.Figure;
import io.casebook.gateway.timeline.Event;
import org.jspecify.annotations.Nullable;

/** The keys of the sources that a view cites. */
public final class CitedSources {

	/** Many cite the same, so they are put in order once. */
	private final Set<String> keys = new HashSet<>();

	public CitedSources profiles(Collection<Profile> profiles) {
		for (Profile profile : profiles) {
			this.keys.addAll(Objects.requireNonNullElse(profile.sources(), List.of()));
			Objects.requireNonNullElse(profile.distinctions(), List.<Profile.Distinction>of())
				.forEach((distinction) -> cite(distinction.sources()));
			Objects.requireNonNullElse(profile.mottos(), List.<Profile.Motto>of())
				.forEach((motto) -> cite(motto.sources()));
		}
		return this;
	}

	public CitedSources offerings(Collection<Offering> offerings) {
		offerings.forEach((offering) -> cite(offering.sources()));
		return this;
	}

	public CitedSources capabilities(Collection<Capability> capabilities) {
		capabilities.forEach((capability) -> cite(capability.sources()));
		return this;
	}

	public CitedSources relationships(Collection<Relationship> relationships) {
		relationships.forEach((relationship) -> cite(relationship.sources()));
		return this;
	}

	public CitedSources figures(Collection<? extends Figure> figures) {
		figures.forEach((figure) -> cite(figure.sources()));
		return this;
	}

	public CitedSources events(Collection<Event> events) {
		events.forEach((event) -> cite(event.sources()));
		return this;
	}

	/** Each of them once, in order, in a set that is the caller's. */
	public SequencedSet<String> keys() {
		List<String> sorted = new ArrayList<>(this.keys);
		sorted.sort(null);
		return new LinkedHashSet<>(sorted);
	}

	private void cite(@Nullable List<Citation> citations) {
		if (citations != null) {
			citations.forEach((citation) -> this.keys.add(citation.key()));
		}
	}

}
