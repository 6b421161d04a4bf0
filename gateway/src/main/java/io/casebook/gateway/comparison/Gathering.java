package io.casebook.gateway.comparison;

import java.util.List;
import java.util.Optional;

import io.casebook.gateway.company.Cases;
import io.casebook.gateway.company.CompanyClient;
import io.casebook.gateway.company.Groups;
import io.casebook.gateway.metrics.Matrix;
import io.casebook.gateway.metrics.MatrixRequest;
import io.casebook.gateway.metrics.MetricsClient;
import io.casebook.gateway.service.Section;
import io.casebook.gateway.timeline.Timeline;
import io.casebook.gateway.timeline.TimelineClient;
import io.casebook.gateway.timeline.TimelineRequest;
import io.casebook.problem.ApiProblem;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Asks all services for what a comparison needs: the group first, if there is one, and
 * everything else at once.
 */
@Component
class Gathering {

	private final CompanyClient companies;

	private final Groups groups;

	private final MetricsClient metrics;

	private final TimelineClient timelines;

	Gathering(CompanyClient companies, Groups groups, MetricsClient metrics, TimelineClient timelines) {
		this.companies = companies;
		this.groups = groups;
		this.metrics = metrics;
		this.timelines = timelines;
	}

	Mono<Gathered> gather(ComparisonRequest request) {
		String group = request.group();
		Mono<Gathered> gathered = (group != null) ? this.groups.cases(group, request.recordedAsOf())
			.flatMap((cases) -> gather(request,
					compared(group, this.groups.members(group, request.recordedAsOf(), cases)), Mono.just(cases)))
				: gather(request, new Section.Available<>(request.companies()),
						this.companies.cases(request.companies(), request.recordedAsOf()));
		return gathered.map((all) -> all.withFoundings(request.asOf()).orNothingLeft(request.include()));
	}

	private Mono<Gathered> gather(ComparisonRequest request, Section<List<String>> compared,
			Mono<Section<Cases>> cases) {
		List<String> keys = compared.content().orElseThrow();
		return Mono.zip(cases, matrix(request, keys), timeline(request, keys))
			.map((parts) -> new Gathered(keys, compared, parts.getT1(), parts.getT2(), parts.getT3()));
	}

	private Mono<Optional<Section<Matrix>>> matrix(ComparisonRequest request, List<String> keys) {
		return request.needsMatrix() ? this.metrics
			.matrix(new MatrixRequest(keys, request.indexSet(), request.indices(), request.asOf(),
					request.recordedAsOf()))
			.map(Optional::of) : Mono.just(Optional.empty());
	}

	private Mono<Optional<Section<Timeline>>> timeline(ComparisonRequest request, List<String> keys) {
		return request.needsTimeline() ? this.timelines
			.timeline(new TimelineRequest(keys, request.align(), request.asOf(), request.recordedAsOf()))
			.map(Optional::of) : Mono.just(Optional.empty());
	}

	/** The companies of a group, if they can be compared. */
	private static Section<List<String>> compared(String group, Section<List<String>> members) {
		if (members instanceof Section.Unavailable<List<String>> missing) {
			throw missing.problem();
		}
		int number = members.content().map(List::size).orElse(0);
		if (number == 0 || number > ComparisonRequest.MOST_COMPANIES) {
			throw ApiProblem.invalidParameter("group", group,
					"a group of 1 to %d companies; it has %d".formatted(ComparisonRequest.MOST_COMPANIES, number));
		}
		return members;
	}

}
