package io.casebook.gateway.dataset;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ResourceLoader;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Loads the data set when its groups are unknown. The company service gets its part last,
 * and the groups with it: a known group means that the data set is complete. Each service
 * takes its part whole or not at all, so a load that was interrupted is done again.
 */
@Component("dataset")
@EnableConfigurationProperties(DatasetProperties.class)
class DatasetLoader implements ReactiveHealthIndicator {

	private static final Logger log = LoggerFactory.getLogger(DatasetLoader.class);

	private static final Duration DEADLINE = Duration.ofMinutes(2);

	private static final Retry UNTIL_REACHED = Retry.backoff(Long.MAX_VALUE, Duration.ofSeconds(1))
		.maxBackoff(Duration.ofSeconds(15))
		.filter((failure) -> !(failure instanceof WebClientResponseException response
				&& response.getStatusCode().is4xxClientError()));

	/** Which service takes which resources, in the order of loading. */
	private static final List<Share> SHARES = List.of(
			new Share("metrics", List.of("indices", "index-sets", "observations")),
			new Share("timeline", List.of("events")), new Share("company", List.of("sources", "companies", "names",
					"identifiers", "statements", "offerings", "capabilities", "relationships", "groups")));

	private final DatasetProperties properties;

	private final DataPackage dataset;

	private final WebClient http;

	private final Disposable.Swap loading = Disposables.swap();

	private volatile State state = State.WAITING;

	DatasetLoader(DatasetProperties properties, ResourceLoader files, JsonMapper json, WebClient.Builder http) {
		this.properties = properties;
		this.dataset = new DataPackage(properties.dataset(), files, json);
		this.http = http.clone().build();
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		if (this.properties.importKey().isBlank()) {
			log.warn("No data set is loaded: casebook.import-key is not set");
			this.state = State.NOT_WANTED;
			return;
		}
		this.loading.update(load().subscribe((outcome) -> this.state = outcome, this::failed));
	}

	@EventListener(ContextClosedEvent.class)
	void stop() {
		this.loading.dispose();
	}

	Mono<State> load() {
		return complete().retryWhen(UNTIL_REACHED).flatMap((complete) -> {
			if (complete) {
				log.info("The data set {} is there", this.properties.dataset());
				return Mono.just(State.COMPLETE);
			}
			this.state = State.LOADING;
			return Flux.fromIterable(SHARES)
				.concatMap((share) -> send(share).retryWhen(UNTIL_REACHED))
				.then(Mono.fromSupplier(() -> {
					log.info("The data set {} is loaded", this.properties.dataset());
					return State.COMPLETE;
				}));
		});
	}

	private Mono<Boolean> complete() {
		return this.dataset.groups()
			.concatMap((group) -> this.http.get()
				.uri(address("company", "/api/v1/groups/" + group))
				.exchangeToMono((response) -> (response.statusCode().is2xxSuccessful()
						|| response.statusCode().isSameCodeAs(HttpStatus.NOT_FOUND))
								? response.releaseBody().thenReturn(response.statusCode().is2xxSuccessful())
								: response.createError()))
			.all((known) -> known)
			.timeout(DEADLINE);
	}

	private Mono<JsonNode> send(Share share) {
		return this.http.post()
			.uri(address(share.service(), "/internal/package"))
			.header("X-Import-Key", this.properties.importKey())
			.contentType(MediaType.APPLICATION_NDJSON)
			.body(this.dataset.rows(share.resources()), PackageRow.class)
			.retrieve()
			.bodyToMono(JsonNode.class)
			.timeout(DEADLINE)
			.doOnNext((receipt) -> log.info("The {} service took its part of the data set: {}", share.service(),
					receipt.path("resources")));
	}

	private void failed(Throwable failure) {
		this.state = State.REFUSED;
		if (failure instanceof WebClientResponseException response) {
			log.error("The data set {} was refused: {}", this.properties.dataset(), response.getResponseBodyAsString());
		}
		else {
			log.error("The data set {} could not be loaded", this.properties.dataset(), failure);
		}
	}

	private URI address(String service, String path) {
		DatasetProperties.Service known = this.properties.services().get(service);
		if (known == null) {
			throw new IllegalStateException("casebook.services.%s.url is not set".formatted(service));
		}
		return UriComponentsBuilder.fromUri(known.url()).path(path).build().toUri();
	}

	@Override
	public Mono<Health> health() {
		Health.Builder health = (this.state == State.REFUSED) ? Health.down() : Health.up();
		return Mono
			.just(health.withDetail("state", this.state).withDetail("package", this.properties.dataset()).build());
	}

	/** How far the loading has come. */
	enum State {

		WAITING, LOADING, COMPLETE, REFUSED, NOT_WANTED

	}

	private record Share(String service, List<String> resources) {
	}

}
