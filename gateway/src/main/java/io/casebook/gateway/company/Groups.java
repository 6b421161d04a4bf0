package io.casebook.gateway.company;

import java.time.Instant;
import java.util.List;

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

	private final Cache<String, List<String>> members = Caffeine.newBuilder().maximumSize(10_000).build();

	Groups(CompanyClient companies) {
		this.companies = companies;
	}

	/** The keys of a group's companies, in its order. */
	public Mono<Section<List<String>>> members(String group, @Nullable Instant recordedAsOf) {
		if (recordedAsOf != null) {
			return this.companies.members(group, recordedAsOf);
		}
		return this.companies.members(group, null).map((section) -> {
			section.content().ifPresent((members) -> this.members.put(group, members));
			return section;
		}).map((section) -> orRemembered(group, section));
	}

	/** The companies of a group, with what a comparison needs of them. */
	public Mono<Section<Cases>> cases(String group, @Nullable Instant recordedAsOf) {
		if (recordedAsOf != null) {
			return this.companies.casesOfGroup(group, recordedAsOf);
		}
		return this.companies.casesOfGroup(group, null).map((section) -> {
			section.content()
				.ifPresent((cases) -> this.members.put(group, cases.companies().stream().map(Profile::key).toList()));
			return section;
		});
	}

	/** The companies of a group as last heard of; none when never. */
	public List<String> remembered(String group) {
		List<String> members = this.members.getIfPresent(group);
		return (members != null) ? members : List.of();
	}

	private Section<List<String>> orRemembered(String group, Section<List<String>> section) {
		List<String> members = remembered(group);
		return (section.content().isPresent() || members.isEmpty()) ? section : new Section.Available<>(members);
	}

}
