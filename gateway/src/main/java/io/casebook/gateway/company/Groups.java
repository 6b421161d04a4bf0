package io.casebook.gateway.company;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.casebook.gateway.service.Section;
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
			.map((section) -> (recordedAsOf != null) ? section : orRemembered(group, section));
	}

	/** The companies of a group, with what a comparison needs of them. */
	public Mono<Section<Cases>> cases(String group, @Nullable Instant recordedAsOf) {
		return this.companies.casesOfGroup(group, recordedAsOf);
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
		switch (section) {
			case Section.Available<List<String>> live ->
				this.heard.put(group, new Heard(live.value(), this.clock.instant()));
			case Section.Stale<List<String>> kept -> {
			}
			case Section.Unavailable<List<String>> missing -> {
				return remembered(group).orElse(section);
			}
		}
		return section;
	}

	private Optional<Section<List<String>>> remembered(String group) {
		return Optional.ofNullable(this.heard.getIfPresent(group))
			.map((last) -> new Section.Stale<>(last.members(), Duration.between(last.at(), this.clock.instant())));
	}

	/** What was heard of a group, and when it was so. */
	private record Heard(List<String> members, Instant at) {
	}

}
