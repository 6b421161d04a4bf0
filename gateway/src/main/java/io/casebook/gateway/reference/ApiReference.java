package io.casebook.gateway.reference;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springdoc.webflux.api.OpenApiWebfluxResource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The OpenAPI documents of the services and the gateway as one, which is made when it is
 * first asked for and kept. Some minutes later the services are asked again; it is made
 * anew when one of them says something else. One that lacks a service is not kept, and
 * does not take the place of one that is whole.
 */
@Component
@EnableConfigurationProperties(ReferenceProperties.class)
class ApiReference {

	private static final Logger log = LoggerFactory.getLogger(ApiReference.class);

	/** The first document of a service that has just started takes it seconds. */
	private static final Duration DEADLINE = Duration.ofSeconds(15);

	private static final Duration KEPT = Duration.ofMinutes(5);

	private static final int LARGEST_DOCUMENT = 8 * 1024 * 1024;

	private final Map<String, Mono<byte[]>> services = new LinkedHashMap<>();

	private final OpenApiWebfluxResource own;

	private final JsonMapper json;

	private final Completion completion;

	/** Those who ask at the same time wait for the same. */
	private final Mono<WholeReference> whole = Mono
		.deferContextual((context) -> find(context.get(ServerHttpRequest.class)))
		.cacheInvalidateIf((reference) -> !reference.isKept(KEPT));

	private volatile @Nullable WholeReference last;

	ApiReference(ReferenceProperties properties, WebClient.Builder builder, OpenApiWebfluxResource own, JsonMapper json,
			Completion completion) {
		this.own = own;
		this.json = json;
		this.completion = completion;
		WebClient http = builder.clone()
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(LARGEST_DOCUMENT))
			.build();
		properties.services()
			.forEach((name, service) -> this.services.put(name,
					http.get()
						.uri(UriComponentsBuilder.fromUri(service.url()).path("/v3/api-docs").build().toUri())
						.retrieve()
						.bodyToMono(byte[].class)
						.timeout(DEADLINE)));
	}

	/** Everything that can be called through the gateway, as one document. */
	Mono<WholeReference> whole(ServerHttpRequest request) {
		return this.whole.contextWrite((context) -> context.put(ServerHttpRequest.class, request));
	}

	private Mono<WholeReference> find(ServerHttpRequest request) {
		return Flux.fromIterable(this.services.entrySet())
			.flatMapSequential((entry) -> entry.getValue()
				.map((document) -> new ReferencePart(entry.getKey(), document))
				.onErrorResume((failure) -> {
					log.warn("The API document of {} cannot be had: {}", entry.getKey(), failure.toString());
					return Mono.just(new ReferencePart(entry.getKey(), null));
				}))
			.collectList()
			// reading and merging of large documents is no work for an event loop
			.publishOn(Schedulers.boundedElastic())
			.flatMap((parts) -> {
				WholeReference known = this.last;
				if (known != null && (known.isOf(parts) || parts.stream().anyMatch(ReferencePart::isMissing))) {
					return Mono.just(known.again());
				}
				return own(request).map((gateway) -> new WholeReference(parts, merge(gateway, parts)));
			})
			.doOnNext((found) -> this.last = found.isWhole() ? found : this.last);
	}

	/** A name that several use is that of the service that owns the thing. */
	private byte[] merge(ObjectNode gateway, List<ReferencePart> parts) {
		ApiDocument merged = new ApiDocument(this.completion.frame());
		List<String> missing = new ArrayList<>();
		for (ReferencePart part : parts) {
			byte[] document = part.document();
			if (document == null) {
				missing.add(part.service());
			}
			else {
				merged.add(part.service(), this.json.readTree(document));
			}
		}
		merged.add("gateway", gateway);
		ObjectNode document = merged.finish(missing);
		this.completion.complete(document);
		return this.json.writeValueAsBytes(document);
	}

	private Mono<ObjectNode> own(ServerHttpRequest request) {
		try {
			return this.own.openapiJson(request, "/v3/api-docs/gateway", Locale.ENGLISH).map((bytes) -> {
				ObjectNode document = (ObjectNode) this.json.readTree(bytes);
				new SelectableViews().apply(document);
				return document;
			});
		}
		catch (com.fasterxml.jackson.core.JsonProcessingException ex) {
			return Mono.error(ex);
		}
	}

}
