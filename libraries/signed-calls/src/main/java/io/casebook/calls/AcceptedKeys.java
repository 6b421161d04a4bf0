package io.casebook.calls;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The public keys whose calls are accepted: all {@code *.pem} of a folder, read anew at
 * most once a second when there is a new token to judge, so that keys can be added and
 * taken away at any time.
 */
final class AcceptedKeys {

	private static final Logger log = LoggerFactory.getLogger(AcceptedKeys.class);

	private static final Duration FRESH = Duration.ofSeconds(1);

	private final @Nullable Path folder;

	private final Flux<JWK> keys;

	AcceptedKeys(@Nullable Path folder) {
		this.folder = folder;
		this.keys = Mono.fromCallable(this::read)
			.subscribeOn(Schedulers.boundedElastic())
			.cache(FRESH)
			.flatMapIterable((read) -> read);
	}

	Flux<JWK> all() {
		return this.keys;
	}

	private List<JWK> read() {
		List<JWK> read = new ArrayList<>();
		if (this.folder == null || !Files.isDirectory(this.folder)) {
			log.error("No call is accepted: casebook.calls.public-keys names no folder");
			return read;
		}
		try (DirectoryStream<Path> files = Files.newDirectoryStream(this.folder, "*.pem")) {
			for (Path file : files) {
				read.add(new ECKey.Builder(Curve.P_256, Pem.publicKey(file)).build());
			}
		}
		catch (IOException ex) {
			log.error("Some calls may not be accepted: the keys of {} cannot be read", this.folder, ex);
		}
		return read;
	}

}
