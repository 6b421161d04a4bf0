package io.casebook.gateway.dossier;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.casebook.gateway.company.Cases;
import io.casebook.gateway.company.CompanyClient;
import io.casebook.gateway.company.Source;
import io.casebook.gateway.finding.CrossCheck;
import io.casebook.gateway.metrics.MetricsClient;
import io.casebook.gateway.metrics.ObservationPage;
import io.casebook.gateway.service.Section;
import io.casebook.gateway.timeline.Timeline;
import io.casebook.gateway.timeline.TimelineClient;
import io.casebook.gateway.timeline.TimelineRequest;
import io.casebook.gateway.view.SectionStatus;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/** Makes a dossier of what the services give. */
@Component
class DossierAssembly {

	private static final String OBSERVATIONS = "observations";

	private static final String TIMELINE = "timeline";

	/** What is checked is named as in a comparison, which has sections of other names. */
	private static final Map<String, String> NAMES = Map.of("profiles", "profile", "matrix", OBSERVATIONS);

	private final CompanyClient companies;

	private final MetricsClient metrics;

	private final TimelineClient timelines;

	private final CrossCheck checks;

	DossierAssembly(CompanyClient companies, MetricsClient metrics, TimelineClient timelines, CrossCheck checks) {
		this.companies = companies;
		this.metrics = metrics;
		this.timelines = timelines;
		this.checks = checks;
	}

	Mono<Dossier> dossier(String company, @Nullable Instant recordedAsOf) {
		return Mono
			.zip(this.companies.cases(List.of(company), recordedAsOf), this.companies.offerings(company, recordedAsOf),
					this.companies.capabilities(company, recordedAsOf),
					this.metrics.observations(company, recordedAsOf),
					this.timelines.timeline(request(company, recordedAsOf)))
			.map((parts) -> new Gathered(company, parts.getT1(), parts.getT2(), parts.getT3(), parts.getT4(),
					parts.getT5())
				.orNothingLeft())
			.flatMap((gathered) -> assemble(gathered, recordedAsOf))
			.onErrorMap(ApiProblem.class, (problem) -> unknownHere(company, problem));
	}

	/** The services name the key by a parameter of their own. */
	private static ApiProblem unknownHere(String company, ApiProblem problem) {
		return problem.getStatusCode().isSameCodeAs(ProblemType.UNKNOWN_KEY.status())
				? ApiProblem.unknownKeys("company", "company", List.of(company)) : problem;
	}

	private Mono<Dossier> assemble(Gathered gathered, @Nullable Instant recordedAsOf) {
		// not cached: that would ask on when nobody waits any more
		return this.companies.sources(gathered.cited(), recordedAsOf)
			.publish((sources) -> Mono.zip(sources,
					this.checks.check(gathered.stated(), missing(gathered, sources), recordedAsOf)))
			.map((parts) -> assemble(gathered, parts.getT1(), parts.getT2(), recordedAsOf));
	}

	private static Mono<Optional<Set<String>>> missing(Gathered gathered, Mono<Section<Map<String, Source>>> sources) {
		return sources.map((section) -> section.content().map((found) -> {
			Set<String> keys = gathered.cited();
			keys.removeAll(found.keySet());
			return keys;
		}));
	}

	private static Dossier assemble(Gathered gathered, Section<Map<String, Source>> sources,
			CrossCheck.Outcome findings, @Nullable Instant recordedAsOf) {
		Map<String, SectionStatus> sections = new LinkedHashMap<>();
		sections.put("profile", SectionStatus.of(gathered.cases()));
		sections.put("offerings", SectionStatus.of(gathered.offerings()));
		sections.put("capabilities", SectionStatus.of(gathered.capabilities()));
		sections.put("relationships", SectionStatus.of(gathered.cases()));
		sections.put(OBSERVATIONS,
				SectionStatus.of(gathered.observations())
					.next(gathered.observations()
						.content()
						.flatMap((page) -> Optional.ofNullable(page.next()))
						.map((cursor) -> MetricsClient.nextObservations(gathered.company(), recordedAsOf, cursor))
						.orElse(null)));
		sections.put(TIMELINE,
				SectionStatus.of(gathered.timeline())
					.next(gathered.timeline()
						.content()
						.flatMap((timeline) -> Optional.ofNullable(timeline.next()))
						.map((cursor) -> request(gathered.company(), recordedAsOf).next(cursor))
						.orElse(null)));
		sections.put("sources", SectionStatus.of(sources));
		sections.put("findings",
				SectionStatus.ofAll(
						Stream
							.concat(Stream.of(gathered.cases(), gathered.observations(), gathered.timeline(), sources),
									findings.referred().stream())
							.toList())
					.unchecked(unchecked(gathered, findings)));
		return new Dossier(gathered.company(), gathered.profile().orElse(null),
				gathered.offerings().content().orElse(null), gathered.capabilities().content().orElse(null),
				gathered.cases().content().map(Cases::relationships).orElse(null),
				gathered.observations().content().map(ObservationPage::items).orElse(null),
				gathered.timeline().content().map(Timeline::items).orElse(null), sources.content().orElse(null),
				findings.findings(), sections);
	}

	/** Only first pages are checked. */
	private static List<String> unchecked(Gathered gathered, CrossCheck.Outcome findings) {
		boolean moreClaims = gathered.observations().content().filter((page) -> page.next() != null).isPresent();
		boolean moreEvents = gathered.timeline().content().filter((timeline) -> timeline.next() != null).isPresent();
		return findings.named(NAMES).partly(OBSERVATIONS, moreClaims).partly(TIMELINE, moreEvents).unchecked();
	}

	private static TimelineRequest request(String company, @Nullable Instant recordedAsOf) {
		return new TimelineRequest(List.of(company), null, null, recordedAsOf);
	}

}
