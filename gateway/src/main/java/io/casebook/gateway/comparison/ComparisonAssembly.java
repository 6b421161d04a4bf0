package io.casebook.gateway.comparison;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.casebook.gateway.company.Cases;
import io.casebook.gateway.company.CompanyClient;
import io.casebook.gateway.company.Source;
import io.casebook.gateway.finding.CrossCheck;
import io.casebook.gateway.finding.Stated;
import io.casebook.gateway.metrics.Matrix;
import io.casebook.gateway.service.Section;
import io.casebook.gateway.timeline.Timeline;
import io.casebook.gateway.view.CitedSources;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/** Makes a comparison of what the services give. */
@Component
class ComparisonAssembly {

	private static final Set<Part> CITING = EnumSet.of(Part.PROFILES, Part.RELATIONSHIPS, Part.MATRIX, Part.TIMELINE);

	private final Gathering gathering;

	private final CompanyClient companies;

	private final CrossCheck checks;

	ComparisonAssembly(Gathering gathering, CompanyClient companies, CrossCheck checks) {
		this.gathering = gathering;
		this.companies = companies;
		this.checks = checks;
	}

	Mono<Compared> compare(ComparisonRequest request) {
		return this.gathering.gather(request).flatMap((gathered) -> assemble(request, gathered));
	}

	/** The same for a table, which without a matrix would be an empty one. */
	Mono<Compared> table(ComparisonRequest request) {
		return this.gathering.gather(request)
			.flatMap((gathered) -> assemble(request, gathered.orNothingLeft(EnumSet.of(Part.MATRIX))));
	}

	private Mono<Compared> assemble(ComparisonRequest request, Gathered gathered) {
		Set<String> wanted = wanted(request, gathered);
		// not cached: that would ask on when nobody waits any more
		return this.companies.sources(wanted, request.recordedAsOf())
			.publish((sources) -> Mono.zip(sources, findings(request, gathered, wanted, sources)))
			.map((parts) -> assemble(request, gathered, parts.getT1(), parts.getT2()))
			.map((comparison) -> new Compared(comparison,
					gathered.cases().content().map(Cases::offerings).orElse(List.of())));
	}

	/**
	 * The sources to be asked for. Findings rest on all that was gathered, whatever of it
	 * is shown.
	 */
	private static Set<String> wanted(ComparisonRequest request, Gathered gathered) {
		if (request.includes(Part.FINDINGS)) {
			return cited(EnumSet.allOf(Part.class), gathered);
		}
		return request.includes(Part.SOURCES) ? cited(request.include(), gathered) : Set.of();
	}

	private Mono<Optional<CrossCheck.Outcome>> findings(ComparisonRequest request, Gathered gathered,
			Set<String> wanted, Mono<Section<Map<String, Source>>> sources) {
		if (!request.includes(Part.FINDINGS)) {
			return Mono.just(Optional.empty());
		}
		Mono<Optional<Set<String>>> missing = sources.map((section) -> section.content().map((found) -> {
			Set<String> keys = new LinkedHashSet<>(wanted);
			keys.removeAll(found.keySet());
			return keys;
		}));
		return this.checks
			.check(new Stated(gathered.cases().content(), gathered.matrixContent().map(Matrix::cells),
					gathered.matrixContent().map(Matrix::indices).orElse(List.of()),
					gathered.timelineContent().map(Timeline::items)), missing, request.recordedAsOf())
			.map(Optional::of);
	}

	private static Set<String> cited(Set<Part> parts, Gathered gathered) {
		CitedSources cited = new CitedSources();
		if (parts.contains(Part.PROFILES)) {
			cited.profiles(gathered.companies());
		}
		if (parts.contains(Part.RELATIONSHIPS)) {
			gathered.cases().content().ifPresent((cases) -> cited.relationships(cases.relationships()));
		}
		if (parts.contains(Part.MATRIX)) {
			gathered.matrixContent().ifPresent((matrix) -> cited.figures(matrix.cells()));
		}
		if (parts.contains(Part.TIMELINE)) {
			gathered.timelineContent().ifPresent((timeline) -> cited.events(timeline.items()));
		}
		return cited.keys();
	}

	/** In the order of their keys, as they were asked for. */
	private static Optional<Map<String, Source>> shown(ComparisonRequest request, Gathered gathered,
			Section<Map<String, Source>> sources) {
		return sources.content().filter((given) -> request.includes(Part.SOURCES)).map((given) -> {
			if (request.include().containsAll(CITING)) {
				return given;
			}
			Map<String, Source> shown = new LinkedHashMap<>(given);
			shown.keySet().retainAll(cited(request.include(), gathered));
			return shown;
		});
	}

	private static Comparison assemble(ComparisonRequest request, Gathered gathered,
			Section<Map<String, Source>> sources, Optional<CrossCheck.Outcome> findings) {
		Optional<Matrix> matrix = gathered.matrixContent().filter((given) -> request.includes(Part.MATRIX));
		Optional<Timeline> timeline = gathered.timelineContent().filter((given) -> request.includes(Part.TIMELINE));
		Optional<Cases> related = gathered.cases().content().filter((given) -> request.includes(Part.RELATIONSHIPS));
		return new Comparison(request.asOf(),
				request.includes(Part.PROFILES) ? gathered.companies() : gathered.bareCompanies(),
				orNull(matrix.map(Matrix::indices)), orNull(matrix.map(Matrix::cells)),
				orNull(timeline.map(Timeline::items)),
				orNull(timeline.flatMap((given) -> Optional.ofNullable(given.anchors()))),
				orNull(related.map(Cases::relationships)), orNull(shown(request, gathered, sources)),
				orNull(findings.map(CrossCheck.Outcome::findings)),
				orNull(matrix.map((given) -> Completeness.of(given.cells()))),
				new SectionStatuses(request, gathered).of(sources, findings));
	}

	private static <T> @Nullable T orNull(Optional<T> optional) {
		return optional.orElse(null);
	}

}
