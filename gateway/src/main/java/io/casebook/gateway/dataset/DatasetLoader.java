package io.casebook.gateway.dataset;

import java.time.Duration;
import java.util.List;

import io.casebook.gateway.datapackage.DataPackage;
import io.casebook.gateway.datapackage.FolderFiles;
import io.casebook.gateway.imports.Imports;
import io.casebook.gateway.imports.Resource;
import io.casebook.gateway.job.JobOutcome;
import io.casebook.gateway.job.JobState;
import io.casebook.gateway.service.ServiceDoors;
import io.casebook.problem.ApiProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/**
 * Loads the data set into a new installation: once, when its groups are unknown. A load
 * that was interrupted is done again at the next start. How far it has come is a part of
 * the gateway's health.
 */
@Component("dataset")
@EnableConfigurationProperties(DatasetProperties.class)
class DatasetLoader implements ReactiveHealthIndicator {

	private static final Logger log = LoggerFactory.getLogger(DatasetLoader.class);

	private static final Retry UNTIL_ANSWERED = Retry.backoff(Long.MAX_VALUE, Duration.ofSeconds(1))
		.maxBackoff(Duration.ofSeconds(15))
		.filter((failure) -> failure instanceof ApiProblem problem && problem.getStatusCode().is5xxServerError());

	private final DatasetProperties properties;

	private final ResourceLoader files;

	private final JsonMapper json;

	private final ServiceDoors doors;

	private final Imports imports;

	private final KnownGroups known;

	private final Disposable.Swap loading = Disposables.swap();

	private final ApplicationEventPublisher events;

	private volatile State state = State.WAITING;

	DatasetLoader(DatasetProperties properties, ResourceLoader files, JsonMapper json, ServiceDoors doors,
			Imports imports, KnownGroups known, ApplicationEventPublisher events) {
		this.properties = properties;
		this.files = files;
		this.json = json;
		this.doors = doors;
		this.imports = imports;
		this.known = known;
		this.events = events;
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		if (this.properties.dataset().isBlank() || !this.doors.haveKey()) {
			log.info("No data set is loaded: casebook.dataset or casebook.calls.private-key is not set");
			this.state = State.NOT_WANTED;
			return;
		}
		this.loading.update(load().subscribe(this::ended, this::failed));
	}

	@EventListener(ContextClosedEvent.class)
	void stop() {
		this.loading.dispose();
	}

	private Mono<State> load() {
		return Mono
			.fromCallable(() -> DataPackage.open(new FolderFiles(this.properties.dataset(), this.files), this.json))
			.subscribeOn(Schedulers.boundedElastic())
			.flatMap((dataset) -> load(dataset).retryWhen(UNTIL_ANSWERED));
	}

	private Mono<State> load(DataPackage dataset) {
		return this.known.all(groups(dataset)).flatMap((known) -> {
			if (known) {
				log.info("The data set {} is there", this.properties.dataset());
				return Mono.just(State.COMPLETE);
			}
			this.state = State.LOADING;
			return this.imports.run(dataset).flatMap((outcome) -> loaded(dataset, outcome));
		});
	}

	private Mono<State> loaded(DataPackage dataset, JobOutcome outcome) {
		if (outcome.state() == JobState.SUCCEEDED) {
			log.info("The data set {} is loaded", this.properties.dataset());
			return this.known.all(groups(dataset)).thenReturn(State.COMPLETE);
		}
		log.error("The data set {} was refused: {}", this.properties.dataset(), outcome.errors());
		return Mono.just(State.REFUSED);
	}

	private static Flux<String> groups(DataPackage dataset) {
		return dataset.rows(List.of(Resource.GROUPS.word()))
			.map((row) -> row.fields().getOrDefault("key", ""))
			.distinct();
	}

	private void ended(State outcome) {
		this.state = outcome;
		if (outcome == State.COMPLETE) {
			this.events.publishEvent(new DatasetThere());
		}
	}

	private void failed(Throwable failure) {
		this.state = State.REFUSED;
		log.error("The data set {} could not be loaded", this.properties.dataset(), failure);
	}

	@Override
	public Mono<Health> health() {
		Health.Builder health = (this.state == State.REFUSED) ? Health.unknown() : Health.up();
		return Mono
			.just(health.withDetail("state", this.state).withDetail("package", this.properties.dataset()).build());
	}

	/** How far the loading has come. */
	enum State {

		WAITING, LOADING, COMPLETE, REFUSED, NOT_WANTED

	}

}
