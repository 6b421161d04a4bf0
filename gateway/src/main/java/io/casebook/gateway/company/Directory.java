package io.casebook.gateway.company;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.casebook.gateway.service.Section;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Which keys there are and which companies a group has, remembered beyond an outage of
 * the company service. A key is asked for once, until something is written there; a group
 * is asked for every time, because its members may change.
 */
@Component
public class Directory {

	private final CompanyClient companies;

	private final Cache<String, String> kinds = Caffeine.newBuilder().maximumSize(100_000).build();

	private final Cache<String, List<String>> groups = Caffeine.newBuilder().maximumSize(10_000).build();

	Directory(CompanyClient companies) {
		this.companies = companies;
	}

	/**
	 * What some keys are of, {@code company} or {@code offering}; unknown ones are left
	 * out.
	 */
	public Mono<Section<Map<String, String>>> kinds(Collection<String> keys, @Nullable Instant recordedAsOf) {
		if (recordedAsOf != null) {
			return this.companies.kinds(keys, recordedAsOf);
		}
		Map<String, String> known = new LinkedHashMap<>(this.kinds.getAllPresent(keys));
		List<String> others = keys.stream().filter((key) -> !known.containsKey(key)).distinct().toList();
		if (others.isEmpty()) {
			return Mono.just(new Section.Available<>(known));
		}
		return this.companies.kinds(others, null).map((section) -> section.map((found) -> {
			this.kinds.putAll(found);
			known.putAll(found);
			return known;
		}));
	}

	/** The keys of a group's companies, in its order. */
	public Mono<Section<List<String>>> members(String group, @Nullable Instant recordedAsOf) {
		if (recordedAsOf != null) {
			return this.companies.members(group, recordedAsOf);
		}
		return this.companies.members(group, null).map((section) -> {
			section.content().ifPresent((members) -> this.groups.put(group, members));
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
				.ifPresent((cases) -> this.groups.put(group, cases.companies().stream().map(Profile::key).toList()));
			return section;
		});
	}

	/** Has keys asked for again, because some may be taken no more. */
	public void forgetKeys() {
		this.kinds.invalidateAll();
	}

	/** The companies of a group as last heard of; none when never. */
	public List<String> remembered(String group) {
		List<String> members = this.groups.getIfPresent(group);
		return (members != null) ? members : List.of();
	}

	private Section<List<String>> orRemembered(String group, Section<List<String>> section) {
		List<String> members = remembered(group);
		return (section.content().isPresent() || members.isEmpty()) ? section : new Section.Available<>(members);
	}

}
