package io.casebook.gateway.dataset;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/**
 * Loads the data set into a new installation: once, when its groups are unknown. A load
 * that was interrupted is done again at the next start. How far it has come is a part of
 * the gateway's health.
 */
@Component("dataset")
@EnableConfigurationProperties(DatasetProperties.class)
class DatasetLoader implements ReactiveHealthIndicator {

	private static final Logger log = LoggerFactory.getLogger(DatasetLoader.class);

	private final DatasetProperties properties;

	private final DataPackage dataset;

	private final ImportDoors doors;

	private final Disposable.Swap loading = Disposables.swap();

	private volatile State state = State.WAITING;

	DatasetLoader(DatasetProperties properties, ResourceLoader files, JsonMapper json, ImportDoors doors) {
		this.properties = properties;
		this.dataset = new DataPackage(properties.dataset(), files, json);
		this.doors = doors;
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		if (this.properties.serviceKey().isBlank()) {
			log.warn("No data set is loaded: casebook.service-key is not set");
			this.state = State.NOT_WANTED;
			return;
		}
		this.loading.update(load().subscribe((outcome) -> this.state = outcome, this::failed));
	}

	@EventListener(ContextClosedEvent.class)
	void stop() {
		this.loading.dispose();
	}

	private Mono<State> load() {
		return this.doors.know(this.dataset).flatMap((known) -> {
			if (known) {
				log.info("The data set {} is there", this.properties.dataset());
				return Mono.just(State.COMPLETE);
			}
			this.state = State.LOADING;
			return this.doors.send(this.dataset).then(this.doors.know(this.dataset)).map((loaded) -> {
				log.info("The data set {} is loaded", this.properties.dataset());
				return State.COMPLETE;
			});
		});
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
