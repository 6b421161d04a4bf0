package io.casebook.gateway.company;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.casebook.gateway.service.Section;
import io.casebook.gateway.service.ServiceUnavailableException;
import io.casebook.problem.ApiProblem;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/** The companies of groups, remembered beyond an outage of the company service. */
@Component
public class Groups {

	private final CompanyClient companies;

	private final Clock clock;

	private final Cache<String, Heard> heard = Caffeine.newBuilder().maximumSize(10_000).build();

	Groups(CompanyClient companies, Clock clock) {
		this.companies = companies;
		this.clock = clock;
	}

	/**
	 * The keys of a group's companies, in its order; during an outage as last heard of,
	 * however long ago. Which it had at another time nobody has heard.
	 */
	public Mono<Section<List<String>>> members(String group, @Nullable Instant recordedAsOf) {
		return this.companies.members(group, recordedAsOf)
			.doOnError(ApiProblem.class, (problem) -> forget(group, recordedAsOf, problem))
			.map((section) -> (recordedAsOf != null) ? section : lastHeard(group, orRemembered(group, section)));
	}

	/** The companies of a group, with what a comparison needs of them. */
	public Mono<Section<Cases>> cases(String group, @Nullable Instant recordedAsOf) {
		return this.companies.casesOfGroup(group, recordedAsOf)
			.doOnError(ApiProblem.class, (problem) -> forget(group, recordedAsOf, problem));
	}

	/**
	 * The keys of a group's companies where there was an answer with the companies
	 * themselves, or none.
	 * @see #members
	 */
	public Section<List<String>> members(String group, @Nullable Instant recordedAsOf, Section<Cases> cases) {
		Section<List<String>> section = cases.map((found) -> found.companies().stream().map(Profile::key).toList());
		return (recordedAsOf != null) ? section : orRemembered(group, section);
	}

	private Section<List<String>> orRemembered(String group, Section<List<String>> section) {
		return switch (section) {
			case Section.Available<List<String>> live -> {
				this.heard.put(group, new Heard(live.value(), this.clock.instant()));
				yield live;
			}
			case Section.Stale<List<String>> kept -> kept;
			case Section.Unavailable<List<String>> missing ->
				remembered(group).<Section<List<String>>>map((last) -> last).orElse(missing);
		};
	}

	/** That there is no such group, or one too large, is what was last heard of it. */
	private void forget(String group, @Nullable Instant recordedAsOf, ApiProblem problem) {
		if (recordedAsOf == null && !(problem instanceof ServiceUnavailableException)) {
			this.heard.invalidate(group);
		}
	}

	/** A comparison may have heard of a group after what is kept for others. */
	private Section<List<String>> lastHeard(String group, Section<List<String>> section) {
		return (section instanceof Section.Stale<List<String>> kept)
				? remembered(group).filter((last) -> last.age().compareTo(kept.age()) < 0).orElse(kept) : section;
	}

	private Optional<Section.Stale<List<String>>> remembered(String group) {
		return Optional.ofNullable(this.heard.getIfPresent(group))
			.map((last) -> new Section.Stale<>(last.members(), Duration.between(last.at(), this.clock.instant())));
	}

	/** What was heard of a group, and when it was so. */
	private record Heard(List<String> members, Instant at) {
	}

}
