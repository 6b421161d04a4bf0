package io.casebook.gateway.dossier;

import java.util.List;
import java.util.Map;

import io.casebook.gateway.company.Capability;
import io.casebook.gateway.company.Offering;
import io.casebook.gateway.company.Profile;
import io.casebook.gateway.company.Relationship;
import io.casebook.gateway.company.Source;
import io.casebook.gateway.finding.Finding;
import io.casebook.gateway.metrics.Observation;
import io.casebook.gateway.timeline.Event;
import io.casebook.gateway.view.SectionStatus;
import org.jspecify.annotations.Nullable;

/**
 * Everything on one company. What cannot be had is absent; {@code sections} tells which.
 *
 * @param observations the first 200 claims; {@code sections} tells where the rest is
 * @param sources those cited, by key
 * @param sections how each section was had
 */
record Dossier(String company, @Nullable Profile profile, @Nullable List<Offering> offerings,
		@Nullable List<Capability> capabilities, @Nullable List<Relationship> relationships,
		@Nullable List<Observation> observations, @Nullable List<Event> timeline, @Nullable Map<String, Source> sources,
		@Nullable List<Finding> findings, Map<String, SectionStatus> sections) {
}
