package io.casebook.gateway.dossier;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.casebook.gateway.company.Capability;
import io.casebook.gateway.company.Cases;
import io.casebook.gateway.company.Offering;
import io.casebook.gateway.company.Profile;
import io.casebook.gateway.finding.Stated;
import io.casebook.gateway.metrics.ObservationPage;
import io.casebook.gateway.service.Section;
import io.casebook.gateway.service.ServiceUnavailableException;
import io.casebook.gateway.timeline.Timeline;
import io.casebook.gateway.view.CitedSources;
import io.casebook.problem.ApiProblem;

/** What the services gave for a dossier. */
record Gathered(String company, Section<Cases> cases, Section<List<Offering>> offerings,
		Section<List<Capability>> capabilities, Section<ObservationPage> observations, Section<Timeline> timeline) {

	Set<String> cited() {
		CitedSources cited = new CitedSources();
		this.cases.content()
			.ifPresent((found) -> cited.profiles(found.companies()).relationships(found.relationships()));
		this.offerings.content().ifPresent(cited::offerings);
		this.capabilities.content().ifPresent(cited::capabilities);
		this.observations.content().ifPresent((page) -> cited.figures(page.items()));
		this.timeline.content().ifPresent((found) -> cited.events(found.items()));
		return cited.keys();
	}

	/**
	 * A dossier names indices by their keys, as its observations do. What was found to be
	 * wrong is shown, but nobody states it any more.
	 */
	Stated stated() {
		return new Stated(this.cases.content(), this.observations.content()
			.map((page) -> page.items().stream().filter((claim) -> !"deprecated".equals(claim.standing())).toList()),
				List.of(), this.timeline.content().map(Timeline::items));
	}

	Optional<Profile> profile() {
		return this.cases.content().flatMap((found) -> found.companies().stream().findFirst());
	}

	/**
	 * Refuses to answer when nothing can be had.
	 * @throws ServiceUnavailableException naming all that is out
	 */
	Gathered orNothingLeft() {
		Set<ApiProblem> problems = new LinkedHashSet<>();
		for (Section<?> section : List.of(this.cases, this.offerings, this.capabilities, this.observations,
				this.timeline)) {
			if (!(section instanceof Section.Unavailable<?> missing)) {
				return this;
			}
			problems.add(missing.problem());
		}
		throw ServiceUnavailableException.nothingLeft(problems);
	}

}
