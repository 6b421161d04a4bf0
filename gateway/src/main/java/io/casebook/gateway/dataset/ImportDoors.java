package io.casebook.gateway.dataset;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

import io.casebook.gateway.company.Directory;
import io.casebook.gateway.service.Section;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The doors through which the services take the rows of a data package. A service takes
 * its share whole or not at all; the company service is the last, so that a known group
 * means a complete package. A service that does not answer is asked until it does; one
 * that refuses is not asked again.
 */
@Component
class ImportDoors {

	private static final Logger log = LoggerFactory.getLogger(ImportDoors.class);

	private static final Duration DEADLINE = Duration.ofMinutes(2);

	private static final Retry UNTIL_ANSWERED = Retry.backoff(Long.MAX_VALUE, Duration.ofSeconds(1))
		.maxBackoff(Duration.ofSeconds(15))
		.filter((failure) -> failure instanceof WebClientRequestException || failure instanceof TimeoutException
				|| (failure instanceof WebClientResponseException response
						&& response.getStatusCode().is5xxServerError())
				|| (failure instanceof ApiProblem problem && problem.getStatusCode().is5xxServerError()));

	/** Which service takes which resources, in the order of loading. */
	private static final List<Share> SHARES = List.of(
			new Share("metrics", List.of("indices", "index-sets", "observations")),
			new Share("timeline", List.of("events")), new Share("company", List.of("sources", "companies", "names",
					"identifiers", "statements", "offerings", "capabilities", "relationships", "groups")));

	private final DatasetProperties properties;

	private final Directory directory;

	private final WebClient http;

	ImportDoors(DatasetProperties properties, Directory directory, WebClient.Builder http) {
		this.properties = properties;
		this.directory = directory;
		this.http = http.clone().build();
	}

	/**
	 * Whether all groups of the package are known, and so the whole of it. The directory
	 * hears of their members by it, so that they can be compared during an outage of the
	 * company service that comes before the first comparison.
	 */
	Mono<Boolean> know(DataPackage dataset) {
		return dataset.groups().concatMap(this::isKnown).all((known) -> known).retryWhen(UNTIL_ANSWERED);
	}

	private Mono<Boolean> isKnown(String group) {
		return this.directory.members(group)
			.flatMap((section) -> (section instanceof Section.Unavailable<List<String>> missing)
					? Mono.<Boolean>error(missing.problem()) : Mono.just(true))
			.onErrorResume(ApiProblem.class,
					(problem) -> problem.getStatusCode().isSameCodeAs(ProblemType.UNKNOWN_KEY.status())
							? Mono.just(false) : Mono.error(problem));
	}

	/** Sends each service its share of the package, one after the other. */
	Mono<Void> send(DataPackage dataset) {
		return Flux.fromIterable(SHARES)
			.concatMap((share) -> send(dataset, share).timeout(DEADLINE).retryWhen(UNTIL_ANSWERED))
			.then();
	}

	private Mono<JsonNode> send(DataPackage dataset, Share share) {
		return this.http.post()
			.uri(address(share.service(), "/internal/package"))
			.header("X-Service-Key", this.properties.serviceKey())
			.contentType(MediaType.APPLICATION_NDJSON)
			.body(dataset.rows(share.resources()), PackageRow.class)
			.retrieve()
			.bodyToMono(JsonNode.class)
			.doOnNext((receipt) -> log.info("The {} service took its share of the data set: {}", share.service(),
					receipt.path("resources")));
	}

	private URI address(String service, String path) {
		DatasetProperties.Service known = this.properties.services().get(service);
		if (known == null) {
			throw new IllegalStateException("casebook.services.%s.url is not set".formatted(service));
		}
		return UriComponentsBuilder.fromUri(known.url()).path(path).build().toUri();
	}

	private record Share(String service, List<String> resources) {
	}

}
