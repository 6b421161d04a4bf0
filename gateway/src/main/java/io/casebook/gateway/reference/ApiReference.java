package io.casebook.gateway.reference;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springdoc.webflux.api.OpenApiWebfluxResource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Gathers the OpenAPI documents of the services. What a service has answered is kept for
 * some minutes; a service that does not answer is asked again the next time.
 */
@Component
@EnableConfigurationProperties(ReferenceProperties.class)
class ApiReference {

	private static final Logger log = LoggerFactory.getLogger(ApiReference.class);

	/** The first document of a service that has just started takes it seconds. */
	private static final Duration DEADLINE = Duration.ofSeconds(15);

	private static final Duration KEPT = Duration.ofMinutes(5);

	private static final int LARGEST_DOCUMENT = 8 * 1024 * 1024;

	private final Map<String, Mono<JsonNode>> documents = new LinkedHashMap<>();

	private final OpenApiWebfluxResource own;

	private final JsonMapper json;

	private final Completion completion;

	ApiReference(ReferenceProperties properties, WebClient.Builder builder, OpenApiWebfluxResource own, JsonMapper json,
			Completion completion) {
		this.own = own;
		this.json = json;
		this.completion = completion;
		WebClient http = builder.clone()
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(LARGEST_DOCUMENT))
			.build();
		properties.services()
			.forEach((name, service) -> this.documents.put(name,
					http.get()
						.uri(UriComponentsBuilder.fromUri(service.url()).path("/v3/api-docs").build().toUri())
						.retrieve()
						.bodyToMono(JsonNode.class)
						.timeout(DEADLINE)
						.cache((document) -> KEPT, (failure) -> Duration.ZERO, () -> Duration.ZERO)));
	}

	/** Everything that can be called through the gateway, as one document. */
	Mono<JsonNode> whole(ServerHttpRequest request) {
		Flux<Part> parts = Flux.fromIterable(this.documents.entrySet())
			.flatMapSequential((entry) -> entry.getValue()
				.map((document) -> new Part(entry.getKey(), Optional.of(document)))
				.onErrorResume((failure) -> {
					log.warn("The API document of {} cannot be had: {}", entry.getKey(), failure.toString());
					return Mono.just(new Part(entry.getKey(), Optional.empty()));
				}));
		return Mono.zip(own(request), parts.collectList(), this::merge);
	}

	/** A name that several use is that of the service that owns the thing. */
	private JsonNode merge(JsonNode gateway, List<Part> services) {
		ApiDocument merged = new ApiDocument(this.completion.frame());
		List<String> missing = new ArrayList<>();
		for (Part part : services) {
			part.document()
				.ifPresentOrElse((document) -> merged.add(part.service(), document), () -> missing.add(part.service()));
		}
		merged.add("gateway", gateway);
		ObjectNode document = merged.finish(missing);
		this.completion.complete(document);
		return document;
	}

	private Mono<JsonNode> own(ServerHttpRequest request) {
		try {
			return this.own.openapiJson(request, "/v3/api-docs/gateway", Locale.ENGLISH).map((bytes) -> {
				ObjectNode document = (ObjectNode) this.json.readTree(bytes);
				new SelectableViews().apply(document);
				return document;
			});
		}
		catch (JacksonException | com.fasterxml.jackson.core.JsonProcessingException ex) {
			return Mono.error(ex);
		}
	}

	private record Part(String service, Optional<JsonNode> document) {
	}

}
