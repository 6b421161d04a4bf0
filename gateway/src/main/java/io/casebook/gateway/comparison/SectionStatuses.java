package io.casebook.gateway.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.casebook.gateway.company.Cases;
import io.casebook.gateway.company.Source;
import io.casebook.gateway.finding.CrossCheck;
import io.casebook.gateway.metrics.Matrix;
import io.casebook.gateway.service.Section;
import io.casebook.gateway.timeline.Timeline;
import io.casebook.gateway.timeline.TimelineRequest;
import io.casebook.gateway.view.SectionStatus;

/**
 * Says how each section of a comparison was had. Where no profiles are asked for, whose
 * section says it, what rests on them is not younger than they are.
 */
record SectionStatuses(ComparisonRequest request, Gathered gathered) {

	Map<String, SectionStatus> of(Section<Map<String, Source>> sources, Optional<CrossCheck.Outcome> findings) {
		Map<String, SectionStatus> sections = new LinkedHashMap<>();
		for (Part part : this.request.include()) {
			switch (part) {
				case PROFILES, RELATIONSHIPS -> sections.put(part.label(), SectionStatus.of(this.gathered.cases()));
				case MATRIX -> this.gathered.matrix().ifPresent((matrix) -> sections.put(part.label(), matrix(matrix)));
				case TIMELINE ->
					this.gathered.timeline().ifPresent((timeline) -> sections.put(part.label(), timeline(timeline)));
				case SOURCES -> sections.put(part.label(), ofChosen(sources));
				case FINDINGS -> findings.ifPresent((outcome) -> sections.put(part.label(),
						checked(sources, outcome).unchecked(unchecked(outcome))));
			}
		}
		return sections;
	}

	/** Which companies were not founded yet is told by their profiles. */
	private SectionStatus matrix(Section<Matrix> matrix) {
		SectionStatus status = ofChosen(showsProfiles() ? matrix : matrix.and(known(), (one, other) -> one));
		boolean isUnsure = matrix.content().isPresent() && this.gathered.cases().content().isEmpty();
		return isUnsure ? status.unchecked(List.of(Part.PROFILES.label())) : status;
	}

	private Section<?> known() {
		Section<Cases> cases = this.gathered.cases();
		return cases.content().isPresent() ? cases : new Section.Available<>(List.of());
	}

	private List<String> unchecked(CrossCheck.Outcome outcome) {
		boolean more = this.gathered.timelineContent().filter((timeline) -> timeline.next() != null).isPresent();
		return outcome.partly(Part.TIMELINE.label(), more).unchecked();
	}

	private SectionStatus timeline(Section<Timeline> section) {
		return section.content()
			.flatMap((timeline) -> Optional.ofNullable(timeline.next()))
			.map((cursor) -> ofChosen(section).next(new TimelineRequest(this.gathered.keys(), this.request.align(),
					this.request.asOf(), this.request.recordedAsOf())
				.next(cursor)))
			.orElseGet(() -> ofChosen(section));
	}

	/** Of what was asked for about the companies of a group, which may be others now. */
	private SectionStatus ofChosen(Section<?> section) {
		return SectionStatus.of(showsProfiles() ? section : section.and(this.gathered.choice(), (one, other) -> one));
	}

	private boolean showsProfiles() {
		return this.request.includes(Part.PROFILES) || this.request.includes(Part.RELATIONSHIPS);
	}

	/**
	 * Findings are as old as the oldest of what they rest on; what is missing is not
	 * checked.
	 */
	private SectionStatus checked(Section<Map<String, Source>> sources, CrossCheck.Outcome outcome) {
		List<Section<?>> inputs = new ArrayList<>(List.of(this.gathered.choice(), this.gathered.cases(), sources));
		this.gathered.matrix().ifPresent(inputs::add);
		this.gathered.timeline().ifPresent(inputs::add);
		inputs.addAll(outcome.referred());
		return SectionStatus.ofAll(inputs);
	}

}
