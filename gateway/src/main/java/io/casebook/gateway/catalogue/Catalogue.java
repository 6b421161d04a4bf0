package io.casebook.gateway.catalogue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.casebook.gateway.service.Service;
import io.casebook.gateway.service.ServiceClient;
import io.casebook.gateway.service.ServiceClients;
import io.casebook.gateway.service.ServiceRequest;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** The catalogue of indices, as far as an import has to know it. */
@Component
public class Catalogue {

	private static final Duration DEADLINE = Duration.ofSeconds(15);

	private static final int PAGE = 200;

	private final ServiceClient service;

	private final JsonMapper json;

	Catalogue(ServiceClients services, JsonMapper json) {
		this.service = services.of(Service.METRICS);
		this.json = json;
	}

	/** Those of some indices that there are, by key. */
	public Mono<Map<String, CatalogueIndex>> find(Set<String> keys) {
		return page(null).expand((page) -> (page.next() != null) ? page(page.next()) : Mono.empty())
			.collect(HashMap::new,
					(found, page) -> page.items()
						.stream()
						.filter((index) -> keys.contains(index.key()))
						.forEach((index) -> found.put(index.key(), index)));
	}

	private Mono<Page> page(@Nullable String cursor) {
		return this.service
			.bytes(ServiceRequest.path("/api/v1/indices").with("limit", PAGE).with("cursor", cursor), DEADLINE)
			.map((bytes) -> this.json.readValue(bytes, Page.class));
	}

	private record Page(List<CatalogueIndex> items, @Nullable String next) {
	}

}
