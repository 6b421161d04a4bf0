package io.casebook.gateway.dataset;

import java.util.List;

import io.casebook.gateway.company.Groups;
import io.casebook.gateway.service.Section;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Whether groups are there. The company service is the last to take a package, so that a
 * known group means a complete one.
 */
@Component
class KnownGroups {

	private final Groups groups;

	KnownGroups(Groups groups) {
		this.groups = groups;
	}

	/**
	 * Whether all of the groups are known. Their members are remembered by it, so that
	 * they can be compared during an outage of the company service that comes before the
	 * first comparison.
	 */
	Mono<Boolean> all(Flux<String> groups) {
		return groups.concatMap(this::isKnown).all((known) -> known);
	}

	private Mono<Boolean> isKnown(String group) {
		return this.groups.members(group, null)
			.flatMap((section) -> (section instanceof Section.Unavailable<List<String>> missing)
					? Mono.<Boolean>error(missing.problem()) : Mono.just(true))
			.onErrorResume(ApiProblem.class,
					(problem) -> problem.getStatusCode().isSameCodeAs(ProblemType.UNKNOWN_KEY.status())
							? Mono.just(false) : Mono.error(problem));
	}

}
