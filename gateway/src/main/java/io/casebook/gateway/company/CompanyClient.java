package io.casebook.gateway.company;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.casebook.gateway.service.Parted;
import io.casebook.gateway.service.Section;
import io.casebook.gateway.service.Service;
import io.casebook.gateway.service.ServiceClient;
import io.casebook.gateway.service.ServiceClients;
import io.casebook.gateway.service.ServiceRequest;
import io.casebook.gateway.service.Uses;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/** Asks the company service, for the present or for what was recorded by a time. */
@Component
public class CompanyClient {

	/** Keeps the address of a call within what servers accept. */
	private static final int KEYS_PER_CALL = 200;

	/** About twelve views of four companies share a call. */
	private static final int SOURCES_PER_CALL = 600;

	private static final int COMPANIES_PER_CALL = 50;

	private static final String RECORDED = "recordedAsOf";

	private final ServiceClient service;

	CompanyClient(ServiceClients services) {
		this.service = services.of(Service.COMPANY);
	}

	/** The companies of a group. */
	Mono<Section<Cases>> casesOfGroup(String group, @Nullable Instant recordedAsOf) {
		return this.service
			.section(ServiceRequest.path("/internal/cases").with("group", group).with(RECORDED, recordedAsOf),
					FoundCases.class, (found) -> found.uses(List.of(Uses.group(group))))
			.map((section) -> section.map(FoundCases::cases));
	}

	/** Some companies; an unknown one is a problem of the client's. */
	public Mono<Section<Cases>> cases(Collection<String> companies, @Nullable Instant recordedAsOf) {
		return this.service.sections(companies, new Parted<>(
				(keys) -> ServiceRequest.path("/internal/cases").with("companies", keys).with(RECORDED, recordedAsOf),
				COMPANIES_PER_CALL, FoundCases.class, FoundCases::byCompany, (company, found) -> found.uses(List.of())))
			.map((section) -> section.map((found) -> FoundCases.merged(found.values()).cases()));
	}

	/** All that a company offers. */
	public Mono<Section<List<Offering>>> offerings(String company, @Nullable Instant recordedAsOf) {
		return this.service
			.section(ServiceRequest.path("/api/v1/companies/{}/offerings", company).with(RECORDED, recordedAsOf),
					OfferingList.class, (list) -> list.uses(company))
			.map((section) -> section.map(OfferingList::items));
	}

	/** How a company uses technology. */
	public Mono<Section<List<Capability>>> capabilities(String company, @Nullable Instant recordedAsOf) {
		return this.service
			.section(ServiceRequest.path("/api/v1/companies/{}/capabilities", company).with(RECORDED, recordedAsOf),
					CapabilityList.class, (list) -> List.of(Uses.party(company)))
			.map((section) -> section.map(CapabilityList::items));
	}

	/** The sources of some keys, by key; unknown ones are left out. */
	public Mono<Section<Map<String, Source>>> sources(Collection<String> keys, @Nullable Instant recordedAsOf) {
		return inParts(keys, SOURCES_PER_CALL, (part) -> this.service.sections(part, new Parted<>(
				(asked) -> ServiceRequest.path("/internal/sources").with("keys", asked).with(RECORDED, recordedAsOf),
				SOURCES_PER_CALL, SourceList.class, SourceList::byKey, (key, source) -> List.of(Uses.source(key))))
			.map((section) -> section.map(CompanyClient::present)));
	}

	/**
	 * What some keys are of, {@code company} or {@code offering}; unknown ones are left
	 * out.
	 */
	public Mono<Section<Map<String, String>>> kinds(Collection<String> keys, @Nullable Instant recordedAsOf) {
		return inParts(keys, KEYS_PER_CALL, (part) -> this.service
			.section(ServiceRequest.path("/internal/keys").with("keys", part).with(RECORDED, recordedAsOf),
					KnownKeyList.class, (list) -> Uses.parties(part).toList())
			.map((section) -> section
				.map((list) -> list.known().stream().collect(Collectors.toMap(KnownKey::key, KnownKey::kind)))));
	}

	/** The keys of a group's companies. */
	Mono<Section<List<String>>> members(String group, @Nullable Instant recordedAsOf) {
		return this.service
			.section(ServiceRequest.path("/api/v1/groups/{}", group).with(RECORDED, recordedAsOf), Group.class,
					(found) -> List.of(Uses.group(group)))
			.map((section) -> section.map(Group::members));
	}

	private static <V> Mono<Section<Map<String, V>>> inParts(Collection<String> keys, int most,
			Function<List<String>, Mono<Section<Map<String, V>>>> ask) {
		return Flux.fromIterable(keys)
			.buffer(most)
			.flatMapSequential(ask)
			.reduce(new Section.Available<>(Map.of()), (all, part) -> all.and(part, CompanyClient::merged));
	}

	private static <V> Map<String, V> present(Map<String, Optional<V>> found) {
		Map<String, V> present = new LinkedHashMap<>();
		found.forEach((key, value) -> value.ifPresent((some) -> present.put(key, some)));
		return present;
	}

	private static <V> Map<String, V> merged(Map<String, V> all, Map<String, V> part) {
		if (all.isEmpty()) {
			return part;
		}
		Map<String, V> merged = new LinkedHashMap<>(all);
		merged.putAll(part);
		return merged;
	}

	private record OfferingList(List<Offering> items) {

		List<String> uses(String company) {
			return Stream
				.concat(Stream.of(Uses.party(company)), Uses.parties(this.items.stream().map(Offering::key).toList()))
				.toList();
		}

	}

	private record CapabilityList(List<Capability> items) {
	}

	private record SourceList(List<Source> items) {

		Map<String, Optional<Source>> byKey(Collection<String> keys) {
			Map<String, Optional<Source>> sources = new LinkedHashMap<>();
			keys.forEach((key) -> sources.put(key, Optional.empty()));
			this.items.forEach((source) -> sources.replace(source.key(), Optional.of(source)));
			return sources;
		}

	}

	private record KnownKey(String key, String kind) {
	}

	private record KnownKeyList(List<KnownKey> known) {
	}

	private record Group(List<String> members) {
	}

}
