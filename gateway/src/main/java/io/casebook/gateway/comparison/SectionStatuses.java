package io.casebook.gateway.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.casebook.gateway.company.Source;
import io.casebook.gateway.finding.CrossCheck;
import io.casebook.gateway.metrics.Matrix;
import io.casebook.gateway.service.Section;
import io.casebook.gateway.timeline.TimelineRequest;
import io.casebook.gateway.view.SectionStatus;

/** Says how each section of a comparison was had. */
record SectionStatuses(ComparisonRequest request, Gathered gathered) {

	Map<String, SectionStatus> of(Section<Map<String, Source>> sources, Optional<CrossCheck.Outcome> findings) {
		Map<String, SectionStatus> sections = new LinkedHashMap<>();
		for (Part part : this.request.include()) {
			switch (part) {
				case PROFILES, RELATIONSHIPS -> sections.put(part.label(), SectionStatus.of(this.gathered.cases()));
				case MATRIX -> this.gathered.matrix().ifPresent((matrix) -> sections.put(part.label(), matrix(matrix)));
				case TIMELINE ->
					this.gathered.timeline().ifPresent((timeline) -> sections.put(part.label(), timeline()));
				case SOURCES -> sections.put(part.label(), SectionStatus.of(sources));
				case FINDINGS -> findings
					.ifPresent((outcome) -> sections.put(part.label(), checked(sources).unchecked(unchecked(outcome))));
			}
		}
		return sections;
	}

	/** Which companies were not founded yet is told by their profiles. */
	private SectionStatus matrix(Section<Matrix> matrix) {
		SectionStatus status = SectionStatus.of(matrix);
		boolean isUnsure = matrix.content().isPresent() && this.gathered.cases().content().isEmpty();
		return isUnsure ? status.unchecked(List.of(Part.PROFILES.label())) : status;
	}

	private List<String> unchecked(CrossCheck.Outcome outcome) {
		boolean more = this.gathered.timelineContent().filter((timeline) -> timeline.next() != null).isPresent();
		return outcome.partly(Part.TIMELINE.label(), more).unchecked();
	}

	private SectionStatus timeline() {
		Section<?> section = this.gathered.timeline().orElseThrow();
		return this.gathered.timelineContent()
			.flatMap((timeline) -> Optional.ofNullable(timeline.next()))
			.map((cursor) -> SectionStatus.of(section)
				.next(new TimelineRequest(this.gathered.keys(), this.request.align(), this.request.asOf(),
						this.request.recordedAsOf())
					.next(cursor)))
			.orElseGet(() -> SectionStatus.of(section));
	}

	/**
	 * Findings are as old as the oldest of what they rest on; what is missing is not
	 * checked.
	 */
	private SectionStatus checked(Section<Map<String, Source>> sources) {
		List<Section<?>> inputs = new ArrayList<>(List.of(this.gathered.cases(), sources));
		this.gathered.matrix().ifPresent(inputs::add);
		this.gathered.timeline().ifPresent(inputs::add);
		return SectionStatus.ofAll(inputs);
	}

}
