package io.casebook.gateway.change;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import io.casebook.gateway.service.Freshness;
import io.casebook.gateway.service.Service;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Listens to all feeds for as long as the gateway runs, and has what is kept known as
 * fresh or not. After an interruption it goes on where it was, so what was kept before
 * and has not changed is fresh again.
 */
@Component
class Tail implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(Tail.class);

	private static final Duration PAUSE = Duration.ofMillis(200);

	private final ServiceFeed feed;

	private final Freshness freshness;

	private final JsonMapper json;

	private final Disposable.Swap listening = Disposables.swap();

	Tail(ServiceFeed feed, Freshness freshness, JsonMapper json) {
		this.feed = feed;
		this.freshness = freshness;
		this.json = json;
	}

	@Override
	public void start() {
		this.listening.update(Flux.fromArray(Service.values()).flatMap(this::listen).subscribe());
	}

	private Flux<FeedLine> listen(Service service) {
		AtomicReference<@Nullable Long> position = new AtomicReference<>();
		return Flux.defer(() -> {
			Long start = position.get();
			return this.feed.follow(service, start).index().map((line) -> {
				if (start == null && line.getT1() == 0) {
					this.freshness.changed(service); // since when, nobody knows
				}
				return line.getT2();
			});
		}).doOnNext((line) -> {
			hear(line);
			position.set(line.position());
		}).doOnTerminate(() -> this.freshness.behind(service)).doOnError((failure) -> {
			if (isGone(failure)) {
				position.set(null);
			}
			log.debug("The feed of {} is lost", service.id(), failure);
		}).onErrorComplete().repeatWhen((ends) -> ends.delayElements(PAUSE));
	}

	private void hear(FeedLine line) {
		ObjectNode change = line.change();
		if (change == null) {
			this.freshness.inStep(line.service());
			// each time: a call that was under way may have failed since the last
			this.feed.heard(line.service());
			return;
		}
		this.freshness.behind(line.service());
		this.freshness.changed(line.service(),
				this.json.treeToValue(change, ServiceChange.class).things(line.service()));
	}

	private static boolean isGone(Throwable failure) {
		return failure instanceof ApiProblem problem
				&& problem.getStatusCode().isSameCodeAs(ProblemType.POSITION_GONE.status());
	}

	@Override
	public void stop() {
		this.listening.dispose();
	}

	@Override
	public boolean isRunning() {
		return this.listening.get() != null && !this.listening.isDisposed();
	}

}
