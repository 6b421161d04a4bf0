package io.casebook.metrics.recording;

import java.time.Instant;

import io.casebook.intake.Caller;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/**
 * The versions of things of one kind, each thing named by a key that it gives itself.
 *
 * @param <T> the kind
 */
public interface Versions<T> {

	/** What one of them is called. */
	String name();

	/** Where the one with the key is read. */
	String path(String key);

	/** The key of a thing. */
	String key(T thing);

	/** Understands the content of a request. */
	Draft<T> read(ObjectNode content);

	/** The last version of the thing with the key, current or not. */
	Mono<Version<T>> last(String key);

	/** Notes what in a thing does not go with what else is recorded. */
	default Mono<Void> check(Draft<T> draft) {
		return Mono.empty();
	}

	/**
	 * Refuses a thing, right by itself, that contradicts what is recorded.
	 * @param before the last version, current or not; none of what there never was
	 */
	default Mono<Void> checkConflicts(T thing, @Nullable T before) {
		return Mono.empty();
	}

	/** Refuses to retire what is needed. */
	default Mono<Void> checkNeeded(String key) {
		return Mono.empty();
	}

	/** Closes the current version, with a later one to come. */
	Mono<Void> close(String key, Instant now);

	/** Closes the current version, with none to come. */
	Mono<Void> retire(String key, Instant now, Caller caller);

	/** Adds a version. */
	Mono<Void> add(T thing, int revision, Instant now, Caller caller);

}
