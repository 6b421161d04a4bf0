package io.casebook.gateway.comparison;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.casebook.edtf.EdtfDate;
import io.casebook.gateway.company.Cases;
import io.casebook.gateway.company.Profile;
import io.casebook.gateway.metrics.Cell;
import io.casebook.gateway.metrics.Matrix;
import io.casebook.gateway.service.Section;
import io.casebook.gateway.service.ServiceUnavailableException;
import io.casebook.gateway.timeline.Timeline;
import io.casebook.problem.ApiProblem;

/**
 * What the services gave for a comparison.
 *
 * @param keys the companies, in order
 * @param choice how it was had which companies these are
 * @param matrix absent when it was not asked for
 * @param timeline absent when it was not asked for
 */
record Gathered(List<String> keys, Section<?> choice, Section<Cases> cases, Optional<Section<Matrix>> matrix,
		Optional<Section<Timeline>> timeline) {

	/** The profiles, or the bare keys. */
	List<Profile> companies() {
		return this.cases.content().map(Cases::companies).orElseGet(this::bareCompanies);
	}

	/** The companies by no more than their keys. */
	List<Profile> bareCompanies() {
		return this.keys.stream().map(Profile::unknown).toList();
	}

	/** The same with the cells of companies that were not founded yet told apart. */
	Gathered withFoundings(EdtfDate asOf) {
		return new Gathered(this.keys, this.choice, this.cases, this.matrix.map((section) -> section.map((given) -> {
			List<Cell> cells = FoundingStates.apply(given.cells(), companies(), asOf);
			return new Matrix(given.indices(), cells);
		})), this.timeline);
	}

	Optional<Matrix> matrixContent() {
		return this.matrix.flatMap(Section::content);
	}

	Optional<Timeline> timelineContent() {
		return this.timeline.flatMap(Section::content);
	}

	/**
	 * Refuses to answer when nothing that was asked for can be had.
	 * @throws ServiceUnavailableException naming all that is out
	 */
	Gathered orNothingLeft(Set<Part> include) {
		List<Section<?>> sections = new ArrayList<>();
		if (include.contains(Part.PROFILES) || include.contains(Part.RELATIONSHIPS)) {
			sections.add(this.cases);
		}
		this.matrix.ifPresent(sections::add);
		this.timeline.ifPresent(sections::add);
		Set<ApiProblem> problems = new LinkedHashSet<>();
		for (Section<?> section : sections) {
			if (section instanceof Section.Unavailable<?> missing) {
				problems.add(missing.problem());
			}
			else {
				return this;
			}
		}
		if (sections.isEmpty()) {
			return this;
		}
		throw ServiceUnavailableException.nothingLeft(problems);
	}

}
