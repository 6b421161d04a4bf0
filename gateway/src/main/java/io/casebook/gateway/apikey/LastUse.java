package io.casebook.gateway.apikey;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Gathers when keys were used and writes it down every few seconds: no request waits for
 * that, and a busy key is one row's update and not thousands.
 */
@Component
class LastUse {

	private static final Logger log = LoggerFactory.getLogger(LastUse.class);

	private static final Duration PERIOD = Duration.ofSeconds(5);

	private final Map<String, Instant> uses = new ConcurrentHashMap<>();

	private final KeyLookup keys;

	private final Disposable writing;

	LastUse(KeyLookup keys) {
		this.keys = keys;
		this.writing = Flux.interval(PERIOD).onBackpressureDrop().concatMap((tick) -> write(), 1).subscribe();
	}

	void note(String key) {
		this.uses.put(key, Instant.now());
	}

	@PreDestroy
	void stop() {
		this.writing.dispose();
		write().block(PERIOD);
	}

	private Mono<Void> write() {
		Map<String, Instant> now = Map.copyOf(this.uses);
		if (now.isEmpty()) {
			return Mono.empty();
		}
		return this.keys.noteUse(now).doOnSuccess((done) -> now.forEach(this.uses::remove)).onErrorResume((failure) -> {
			log.warn("When keys were last used cannot be written down now: {}", failure.toString());
			return Mono.empty();
		});
	}

}
